//! One change of many concepts.

use super::{ConceptKey, Marks};
use crate::model::{Concept, Edit, GlossaryId, Project, TermStatus};
use crate::review::{self, By};

/// What a reviewer says of a proposed term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It is good.
    Approve,
    /// It is wrong.
    Reject {
        /// The rendering to use instead; may be empty.
        instead: String,
        /// Why; may be empty.
        reason: String,
    },
    /// To be decided later.
    Defer,
}

/// What is done with several concepts at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BulkChange {
    /// Decides about them.
    Decide(Decision),
    /// Gives their renderings a status.
    Status(TermStatus),
    /// Gives them a domain.
    Domain(String),
    /// Takes them out.
    Remove,
}

/// One change of many concepts.
#[derive(Clone, Debug)]
pub struct Recast {
    /// Which ones.
    pub keys: Marks,
    /// What is done with each.
    pub change: BulkChange,
    /// Who does it.
    pub by: By,
}

impl Recast {
    /// How many concepts have to be looked at.
    pub fn weight(&self, project: &Project) -> usize {
        let touched = project.glossaries().iter().filter(|one| self.touches(one.id));
        touched.map(|glossary| glossary.concepts.len()).sum()
    }

    /// The edit that does it; `go_on` is told how many concepts were looked at.
    pub fn edit<E>(
        &self,
        project: &Project,
        mut go_on: impl FnMut(usize) -> Result<(), E>,
    ) -> Result<Edit, E> {
        let mut edits = Vec::new();
        let mut looked_at = 0;
        for glossary in project.glossaries().iter().filter(|one| self.touches(one.id)) {
            for (at, concept) in glossary.concepts.iter().enumerate() {
                if looked_at % 1_000 == 0 {
                    go_on(looked_at)?;
                }
                looked_at += 1;
                let key = ConceptKey { glossary: glossary.id, concept: concept.id.clone() };
                if !self.keys.contains(&key) {
                    continue;
                }
                let ConceptKey { glossary, concept: id } = key;
                edits.push(match self.changed(project, concept) {
                    Some(changed) => Edit::PutConcept { glossary, concept: Box::new(changed), at },
                    None => Edit::RemoveConcept { glossary, concept: id },
                });
            }
        }
        Ok(Edit::Batch(edits))
    }

    /// What a concept becomes; `None` where it goes.
    fn changed(&self, project: &Project, concept: &Concept) -> Option<Concept> {
        let target = &project.target;
        Some(match &self.change {
            BulkChange::Decide(Decision::Approve) => review::approved(concept, &self.by),
            BulkChange::Decide(Decision::Reject { instead, reason }) => {
                review::rejected(concept, target, instead, reason, &self.by)
            }
            BulkChange::Decide(Decision::Defer) => review::deferred(concept, &self.by),
            BulkChange::Status(status) => review::with_status(concept, target, *status, &self.by),
            BulkChange::Domain(domain) => {
                let changed = Concept { domain: domain.clone(), ..concept.clone() };
                review::changed(Some(concept), changed, &self.by)
            }
            BulkChange::Remove => return None,
        })
    }

    fn touches(&self, glossary: GlossaryId) -> bool {
        self.keys.glossaries().any(|touched| touched == glossary)
    }
}
