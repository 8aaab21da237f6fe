//! What is done one after the other: plans, and steps that are undone or done
//! again. One of them may be on its way at a time; those asked for meanwhile
//! wait in the order they were asked for, and typing waits for none.

use super::heavy::{Change, Order};
use super::{Applied, Commit, Heavy, Place, Plan, Request, Session, Settled, UndoError, label};
use crate::app::notice::{Notice, Severity};
use crate::jobs::let_go;
use crate::model::{Edit, EditError};
use crate::store::{EntryKind, StepReversal, StoreError};
use std::convert::Infallible;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError};

/// How often a heavy task is begun anew because the project changed meanwhile,
/// before a frame has to wait for it.
const ATTEMPTS: usize = 2;

/// What is on its way and not yet in the project.
pub(super) enum Pending {
    /// A step, met before the project was opened, whose reversal is being read.
    Reading { step: u64, kind: EntryKind, answer: Receiver<Result<Option<StepReversal>, StoreError>> },
    /// A heavy task.
    Heavy {
        /// Which order it carries out.
        number: u64,
        kind: EntryKind,
        /// The step that an undo would have taken back when it was asked for.
        above: Option<u64>,
    },
}

/// What waits for that.
pub(super) enum Wanted {
    Plan(Request),
    Step(EntryKind),
}

impl Pending {
    /// Whether a step is on its way to be undone or done again.
    fn is_step(&self) -> bool {
        !matches!(self, Self::Heavy { kind: EntryKind::Do, .. })
    }
}

impl Session {
    /// Whether something was asked for that is not in the project yet.
    pub fn is_busy(&self) -> bool {
        self.pending.is_some() || !self.queue.is_empty()
    }

    /// Carries out a plan as a step of its own, or hands out the task to do so.
    ///
    /// # Errors
    /// Where it does not fit the project, which is then unchanged.
    pub fn carry_out(&mut self, request: Request, now: i64) -> Result<Commit, EditError> {
        self.end_typing(now);
        if self.pending.is_some() {
            self.queue.push_back(Wanted::Plan(request));
            return Ok(Commit::Waits);
        }
        if request.plan.is_light(&self.project) {
            return self.carry_out_now(request, EntryKind::Do, None, now);
        }
        Ok(self.hand_out(request, EntryKind::Do, None))
    }

    /// Takes in what a heavy task has done.
    ///
    /// # Errors
    /// Where its edit does not fit the project. This would be an error of the
    /// program.
    pub fn take_in(&mut self, applied: Applied, now: i64) -> Result<Commit, UndoError> {
        let Applied { mut order, done } = applied;
        let above = match &self.pending {
            Some(Pending::Heavy { number, above, .. }) if *number == order.number => *above,
            _ => return Ok(Commit::Waits),
        };
        self.end_typing(now);
        self.pending = None;
        if order.version != self.version {
            order.attempts += 1;
            if order.attempts <= ATTEMPTS {
                return Ok(self.hand_out_again(order, above));
            }
            let Order { request, kind, step, .. } = order;
            return self.carry_out_now(request, kind, step, now).map_err(UndoError::Edit);
        }
        let Change { project, edit, inverse, place } = done.map_err(UndoError::Edit)?;
        let changed = edit.parts();
        let Order { request: Request { plan, label, told, since }, kind, step, version, .. } = order;
        if changed > 0 {
            let old = std::mem::replace(&mut self.project, project);
            let_go((old, plan));
            self.note(&edit);
            let step = step.unwrap_or_else(|| self.steps.begin());
            self.write(edit, inverse, kind, step, label, now);
        } else {
            let_go((project, plan));
        }
        let overtaken = since != version;
        Ok(Commit::Done(Settled { kind, place, changed, overtaken, told }.into()))
    }

    /// Forgets what is on its way and what waits for it.
    pub fn cancel(&mut self) {
        self.pending = None;
        self.queue.clear();
    }

    /// Takes back the last step. Where the step is from an earlier session it is
    /// read first, and [`poll`](Self::poll) tells of it. What is not done yet is
    /// taken back by not doing it.
    ///
    /// # Errors
    /// Where there is no step to take back.
    pub fn undo(&mut self, now: i64) -> Result<Commit, UndoError> {
        self.end_typing(now);
        if matches!(self.queue.back(), Some(Wanted::Plan(_))) {
            self.queue.pop_back();
            return Ok(Commit::told("cancelled"));
        }
        match &self.pending {
            Some(Pending::Heavy { kind: EntryKind::Do, above, .. }) if self.queue.is_empty() => {
                let last = self.steps.next(EntryKind::Undo);
                if last == *above {
                    self.pending = None;
                    return Ok(Commit::told("cancelled"));
                }
                // Something was done since, which is the last step and is taken
                // back at once.
                let step = last.ok_or(UndoError::Nothing)?;
                match self.steps.reversal(step).map(|edit| self.reversal(edit, EntryKind::Undo)) {
                    Some(request) if request.plan.is_light(&self.project) => {
                        let done = self.carry_out_now(request, EntryKind::Undo, Some(step), now);
                        done.map_err(UndoError::Edit)
                    }
                    _ => Ok(self.wait(EntryKind::Undo)),
                }
            }
            Some(_) => Ok(self.wait(EntryKind::Undo)),
            None => self.reverse(EntryKind::Undo, now),
        }
    }

    /// Does the last step that was taken back again, as [`undo`](Self::undo)
    /// does.
    ///
    /// # Errors
    /// Where no step was taken back.
    pub fn redo(&mut self, now: i64) -> Result<Commit, UndoError> {
        self.end_typing(now);
        match &self.pending {
            Some(pending) if pending.is_step() => Ok(self.wait(EntryKind::Redo)),
            // What is new leaves nothing to be done again.
            Some(_) => Err(UndoError::Nothing),
            None => self.reverse(EntryKind::Redo, now),
        }
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        let typing = self.typing.as_ref().is_some_and(|typing| typing.unwritten_since.is_some());
        typing || self.is_busy() || self.steps.next(EntryKind::Undo).is_some()
    }

    /// Whether there is a step to do again.
    pub fn can_redo(&self) -> bool {
        match &self.pending {
            Some(pending) => pending.is_step(),
            None => self.steps.next(EntryKind::Redo).is_some(),
        }
    }

    /// Goes on with what is on its way or waits.
    pub(super) fn advance(&mut self, now: i64) -> Result<Commit, UndoError> {
        if std::mem::take(&mut self.overtaken) {
            return Ok(Commit::told("undo-overtaken"));
        }
        match &self.pending {
            Some(Pending::Heavy { .. }) => return Ok(Commit::Waits),
            Some(Pending::Reading { step, kind, answer }) => {
                let (step, kind) = (*step, *kind);
                let answer = match answer.try_recv() {
                    Err(TryRecvError::Empty) => return Ok(Commit::Waits),
                    Ok(Ok(Some(reversal))) => Ok(reversal.edit),
                    Ok(Ok(None)) | Err(TryRecvError::Disconnected) => Err(UndoError::Nothing),
                    Ok(Err(error)) => Err(UndoError::Store(error)),
                };
                self.pending = None;
                return match answer {
                    Ok(edit) => self.apply_reversal(edit.into(), step, kind, now),
                    Err(error) => {
                        self.give_up_steps();
                        Err(error)
                    }
                };
            }
            None => {}
        }
        match self.queue.pop_front() {
            None => Ok(Commit::Waits),
            Some(Wanted::Plan(request)) => self.carry_out(request, now).map_err(UndoError::Edit),
            Some(Wanted::Step(kind)) => match self.reverse(kind, now) {
                Err(UndoError::Nothing) => Ok(Commit::Waits),
                done => done,
            },
        }
    }

    /// Notes that the project was changed by something else while a step was on
    /// its way, which is of the project before.
    pub(super) fn overtake(&mut self) {
        if self.pending.as_ref().is_some_and(Pending::is_step) {
            self.pending = None;
            self.give_up_steps();
            self.overtaken = true;
        }
    }

    fn give_up_steps(&mut self) {
        self.queue.retain(|wanted| matches!(wanted, Wanted::Plan(_)));
    }

    fn wait(&mut self, kind: EntryKind) -> Commit {
        self.queue.push_back(Wanted::Step(kind));
        Commit::Waits
    }

    /// Undoes the next step or does it again.
    fn reverse(&mut self, kind: EntryKind, now: i64) -> Result<Commit, UndoError> {
        self.end_typing(now);
        let step = self.steps.next(kind).ok_or(UndoError::Nothing)?;
        if let Some(edit) = self.steps.reversal(step) {
            return self.apply_reversal(edit, step, kind, now);
        }
        let answer = self.writer.ask(move |file| file.reversal(step));
        self.pending = Some(Pending::Reading { step, kind, answer });
        Ok(Commit::Waits)
    }

    fn apply_reversal(
        &mut self,
        edit: Arc<Edit>,
        step: u64,
        kind: EntryKind,
        now: i64,
    ) -> Result<Commit, UndoError> {
        let request = self.reversal(edit, kind);
        if !request.plan.is_light(&self.project) {
            return Ok(self.hand_out(request, kind, Some(step)));
        }
        self.carry_out_now(request, kind, Some(step), now).map_err(UndoError::Edit)
    }

    fn reversal(&self, edit: Arc<Edit>, kind: EntryKind) -> Request {
        let label = if kind == EntryKind::Undo { label::UNDO } else { label::REDO };
        Request { plan: Plan::Edit(edit), label, told: None, since: self.version }
    }

    fn carry_out_now(
        &mut self,
        request: Request,
        kind: EntryKind,
        step: Option<u64>,
        now: i64,
    ) -> Result<Commit, EditError> {
        let Request { plan, label, told, since } = request;
        let overtaken = since != self.version;
        let edit = match plan.edit(&self.project, |_| Ok::<(), Infallible>(())) {
            Ok(edit) => edit,
            Err(never) => match never {},
        };
        let (place, changed) = (Place::of(&self.project, &edit), edit.parts());
        if changed > 0 {
            let step = step.unwrap_or_else(|| self.steps.begin());
            self.commit_now(edit, kind, step, label, now)?;
        }
        Ok(Commit::Done(Settled { kind, place, changed, overtaken, told }.into()))
    }

    fn hand_out(&mut self, request: Request, kind: EntryKind, step: Option<u64>) -> Commit {
        let order = Order { request, kind, step, number: 0, version: 0, attempts: 0 };
        let above = self.steps.next(EntryKind::Undo);
        self.hand_out_again(order, above)
    }

    fn hand_out_again(&mut self, mut order: Order, above: Option<u64>) -> Commit {
        self.orders += 1;
        (order.number, order.version) = (self.orders, self.version);
        self.pending = Some(Pending::Heavy { number: order.number, kind: order.kind, above });
        Commit::Heavy(Box::new(Heavy { project: self.project.clone(), order }))
    }
}

impl Commit {
    /// Something to tell and nothing done.
    fn told(message: &'static str) -> Self {
        let told = Some(Notice::new(Severity::News, message));
        let place = Place::default();
        Self::Done(Settled { kind: EntryKind::Undo, place, changed: 0, overtaken: false, told }.into())
    }
}
