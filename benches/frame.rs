//! A frame of the whole window over a project of 100,000 segments, at the usual
//! size and at one that shows 35 rows: standing still, scrolling by seven rows
//! and by a screenful a frame, and typing. The promise is 8 ms for 95 of 100 frames, our code only:
//! nothing is painted, and tessellation, which is egui's, is told apart.
//!
//! Also: from the start of the window to its first frame with the sample project
//! in it, and to the one with its terms.

#[path = "support/mod.rs"]
mod large;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use egui::{
    Context, Event, Id, Key, Modifiers, MouseWheelSource, MouseWheelUnit, RawInput, Rect, TouchPhase, pos2,
    vec2,
};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tarjuman::app::config::Folders;
use tarjuman::app::files;
use tarjuman::settings::Settings;
use tarjuman::store::ProjectFile;
use tarjuman::ui::{Shell, Start};

/// Sizes of the window in points, with the height of a row and the number of
/// rows in view.
const SIZES: [([f32; 2], f32, usize); 2] = [([1280.0, 800.0], 71.0, 9), ([2560.0, 1620.0], 42.0, 35)];
/// How many frames the percentiles are taken of.
const FRAMES: usize = 300;

/// A window without a screen.
struct Window {
    ctx: Context,
    shell: Shell,
    size: [f32; 2],
    time: f64,
    tessellation: Vec<Duration>,
}

impl Window {
    fn open(folder: &Path, file: PathBuf, size: [f32; 2]) -> Self {
        let ctx = Context::default();
        let within = |name| folder.join(name);
        let folders = Folders { config: within("config"), data: within("data"), cache: within("cache") };
        let settings = Settings { interface_language: "en".parse().ok(), ..Settings::default() };
        let shell =
            Shell::new(&ctx, Start { settings, folders, files: vec![file], sample: false, notice: None });
        Self { ctx, shell, size, time: 0.0, tessellation: Vec::new() }
    }

    /// Draws a frame in which these events arrive; returns what our part took.
    fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), self.size.into())),
            time: Some(self.time),
            focused: true,
            events,
            ..RawInput::default()
        };
        let begin = Instant::now();
        let mut output = self.ctx.run_ui(input, |ui| self.shell.show(ui));
        let taken = begin.elapsed();
        output.textures_delta.clear();
        let begin = Instant::now();
        std::hint::black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
        self.tessellation.push(begin.elapsed());
        taken
    }

    /// Goes to the first segment, with the keyboard in its translation.
    fn go_home(&mut self) {
        self.frame(vec![key(Key::Home, Modifiers::COMMAND.plus(Modifiers::CTRL))]);
        for _ in 0..30 {
            self.frame(Vec::new());
        }
    }

    /// Closes the project, so that another window can open it.
    fn close(mut self) {
        self.frame(vec![key(Key::W, Modifiers::COMMAND.plus(Modifiers::CTRL))]);
        self.until(|window| !window.has_project());
    }

    fn until(&mut self, holds: impl Fn(&Self) -> bool) {
        while !holds(self) {
            self.frame(Vec::new());
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    fn has_project(&self) -> bool {
        self.shell.state().workbench.is_some()
    }

    fn is_ready(&self) -> bool {
        let bench = self.shell.state().workbench.as_ref();
        bench.is_some_and(|bench| bench.lexicon().is_some()) && self.shell.state().working.is_none()
    }
}

/// The pointer over the list, and its wheel turned by that many points.
fn wheel(points: f32) -> Vec<Event> {
    vec![
        Event::PointerMoved(pos2(400.0, 400.0)),
        Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            // Fingers move what they touch at once; a wheel would be smoothed.
            source: MouseWheelSource::Trackpad,
            delta: vec2(0.0, -points),
            phase: TouchPhase::Move,
            modifiers: Modifiers::NONE,
        },
    ]
}

fn key(key: Key, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

/// What happens in the frame of a number, given the height of a row and the
/// number of rows.
type Frame = fn(usize, f32, usize) -> Vec<Event>;

/// Down for a while and up again, so that the list does not end.
fn along(number: usize, points: f32) -> Vec<Event> {
    wheel(if (number / 1_000).is_multiple_of(2) { points } else { -points })
}

const CASES: [(&str, Frame); 4] = [
    ("still", |_, _, _| Vec::new()),
    ("7 new rows", |number, row, _| along(number, 7.0 * row)),
    ("all rows new", |number, row, rows| along(number, row * rows as f32)),
    ("typing", |number, _, _| {
        if number % 60 >= 30 {
            vec![key(Key::Backspace, Modifiers::NONE)]
        } else {
            vec![Event::Text(if number % 6 == 5 { " " } else { "a" }.to_owned())]
        }
    }),
];

fn frames(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("large.tarjuman");
    ProjectFile::create(&path, &large::project(16)).and_then(ProjectFile::close).expect("a project");
    for (size, row, rows) in SIZES {
        let begin = Instant::now();
        let mut window = Window::open(folder.path(), path.clone(), size);
        window.until(Window::has_project);
        println!("100,000 segments, from the start to the first frame with them: {:.0?}", begin.elapsed());
        window.until(Window::is_ready);
        let name = format!("frame of {rows} rows over 100,000 segments");
        let mut group = criterion.benchmark_group(&name);
        group.sample_size(20).measurement_time(Duration::from_secs(2)).warm_up_time(Duration::from_secs(1));
        for (case, events) in CASES {
            window.go_home();
            window.tessellation.clear();
            let mut samples: Vec<Duration> =
                (0..FRAMES).map(|number| window.frame(events(number, row, rows))).collect();
            println!("{name}, {case}: ours {}", percentiles(&mut samples));
            println!("{name}, {case}: tessellation {}", percentiles(&mut window.tessellation));
            let mut number = FRAMES;
            group.bench_function(BenchmarkId::from_parameter(case), |bencher| {
                bencher.iter_custom(|count| {
                    let ours = (0..count).map(|_| {
                        number += 1;
                        window.frame(events(number, row, rows))
                    });
                    ours.sum()
                });
            });
        }
        group.finish();
        commands(&mut window, &name);
        let typed = |window: &Window| {
            let segment = window.shell.state().workbench.as_ref().and_then(|bench| bench.active());
            segment.is_some_and(|segment| segment.target.contains('ž'))
        };
        window.frame(vec![Event::Text("ž".to_owned())]);
        window.frame(Vec::new());
        assert!(typed(&window), "what is typed gets into the translation");
        window.ctx.enable_accesskit();
        for (case, events) in CASES {
            window.go_home();
            let mut samples: Vec<Duration> =
                (0..FRAMES).map(|number| window.frame(events(number, row, rows))).collect();
            println!("{name}, {case}, for a screen reader: ours {}", percentiles(&mut samples));
        }
        window.close();
    }
}

/// The frames of commands that change what the list is made of: the one that
/// does it and the two after it.
fn commands(window: &mut Window, name: &str) {
    const ROUNDS: usize = 20;
    let ctrl = Modifiers::COMMAND.plus(Modifiers::CTRL);
    let count = |window: &Window| {
        let bench = window.shell.state().workbench.as_ref();
        bench.and_then(|bench| bench.document()).map_or(0, |document| document.segments.len())
    };
    window.go_home();
    let (mut splits, mut undos) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let before = count(window);
        // To the source, behind its first word.
        go_to(window, "source-editor");
        window.frame(vec![key(Key::Home, Modifiers::NONE)]);
        window.frame(vec![key(Key::ArrowLeft, ctrl)]);
        splits.push(window.frame(vec![key(Key::S, Modifiers::ALT)]));
        assert_eq!(count(window), before + 1, "the segment is split");
        splits.extend((0..2).map(|_| window.frame(Vec::new())));
        undos.push(window.frame(vec![key(Key::Z, ctrl)]));
        assert_eq!(count(window), before, "the split is undone");
        undos.extend((0..2).map(|_| window.frame(Vec::new())));
    }
    go_to(window, "target-editor");
    println!("{name}, a split and the two frames after it: ours {}", percentiles(&mut splits));
    println!("{name}, its undo and the two frames after it: ours {}", percentiles(&mut undos));
}

/// Gives the keyboard to one of the panes.
fn go_to(window: &mut Window, editor: &str) {
    while window.ctx.memory(|memory| memory.focused()) != Some(Id::unique(editor)) {
        window.frame(vec![key(Key::F6, Modifiers::NONE)]);
        window.frame(Vec::new());
    }
}

fn percentiles(samples: &mut [Duration]) -> String {
    samples.sort_unstable();
    let at = |percent: usize| samples[(samples.len() * percent / 100).min(samples.len() - 1)];
    format!("p50 {:.2?}, p95 {:.2?}, p99 {:.2?}, worst {:.2?}", at(50), at(95), at(99), at(100))
}

fn start(_: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let sample = folder.path().join("data/sample.tarjuman");
    std::fs::create_dir_all(folder.path().join("data")).expect("a folder");
    files::create_sample(&sample).and_then(|file| Ok(file.close()?)).expect("the sample");
    for attempt in ["first", "second", "third"] {
        let begin = Instant::now();
        let mut window = Window::open(folder.path(), sample.clone(), SIZES[0].0);
        window.frame(Vec::new());
        let empty = begin.elapsed();
        window.until(Window::has_project);
        window.frame(Vec::new());
        let shown = begin.elapsed();
        window.until(Window::is_ready);
        println!(
            "{attempt} start: first frame {empty:.0?}, with the sample {shown:.0?}, with its terms {:.0?}",
            begin.elapsed()
        );
    }
}

criterion_group!(benches, start, frames);
criterion_main!(benches);
