//! The languages whose words are known by their stems, a row each.

use super::{How, Names, Stemmed};
use frostem::Algorithm;

/// Words end in these in the languages of western Romance, where the stemmer
/// sometimes knows the singular and not the plural.
const ROMANCE_PLURALS: &[&str] = &["s", "es"];

/// What each language needs to be told. A language that has no row has no stems.
pub(super) static LANGUAGES: &[Stemmed] = &[
    row(&["ca"], Algorithm::Catalan, Names::Fixed).eliding().with_plurals(ROMANCE_PLURALS),
    row(&["cs"], Algorithm::Czech, Names::Declined),
    row(&["da"], Algorithm::Danish, Names::Genitive),
    row(&["de"], Algorithm::German, Names::Genitive).with_capital_nouns(),
    row(&["el"], Algorithm::Greek, Names::Declined),
    row(&["eo"], Algorithm::Esperanto, Names::Declined),
    row(&["es"], Algorithm::Spanish, Names::Fixed).with_plurals(ROMANCE_PLURALS),
    row(&["et"], Algorithm::Estonian, Names::Declined),
    row(&["eu"], Algorithm::Basque, Names::Declined),
    row(&["fa", "prs"], Algorithm::Persian, Names::Fixed).joining(),
    row(&["fi"], Algorithm::Finnish, Names::Declined),
    row(&["fr"], Algorithm::French, Names::Fixed).eliding().with_plurals(ROMANCE_PLURALS),
    row(&["ga"], Algorithm::Irish, Names::Fixed),
    row(&["hi"], Algorithm::Hindi, Names::Fixed),
    row(&["hu"], Algorithm::Hungarian, Names::Declined),
    row(&["hy"], Algorithm::Armenian, Names::Declined),
    row(&["id", "ms"], Algorithm::Indonesian, Names::Fixed),
    row(&["it"], Algorithm::Italian, Names::Fixed).eliding(),
    row(&["lt"], Algorithm::Lithuanian, Names::Declined),
    row(&["ne"], Algorithm::Nepali, Names::Fixed),
    row(&["nl"], Algorithm::Dutch, Names::Genitive),
    row(&["no", "nb", "nn"], Algorithm::Norwegian, Names::Genitive),
    row(&["pl"], Algorithm::Polish, Names::Declined),
    row(&["pt"], Algorithm::Portuguese, Names::Fixed).with_plurals(ROMANCE_PLURALS),
    row(&["ro", "mo"], Algorithm::Romanian, Names::Declined),
    row(&["ru"], Algorithm::Russian, Names::Declined),
    row(&["sr", "bs", "hr", "sh"], Algorithm::Serbian, Names::Declined),
    row(&["st"], Algorithm::Sesotho, Names::Fixed),
    row(&["sv"], Algorithm::Swedish, Names::Genitive),
    row(&["ta"], Algorithm::Tamil, Names::Fixed),
    row(&["tr"], Algorithm::Turkish, Names::Declined),
    row(&["uk"], Algorithm::Ukrainian, Names::Declined),
    row(&["yi"], Algorithm::Yiddish, Names::Fixed),
    // Snowball has no Urdu: the plurals of nouns, direct and oblique.
    Stemmed {
        tags: &["ur"],
        how: How::Endings(&["یوں", "یاں", "وں", "یں", "ات", "ے", "ی", "ا", "ہ"]),
        ..row(&[], Algorithm::Persian, Names::Fixed).joining()
    },
];

const fn row(tags: &'static [&'static str], algorithm: Algorithm, names: Names) -> Stemmed {
    Stemmed {
        tags,
        how: How::Snowball(algorithm),
        names,
        nouns_have_capitals: false,
        elides: false,
        joins: false,
        plurals: &[],
    }
}

impl Stemmed {
    const fn with_capital_nouns(self) -> Self {
        Self { nouns_have_capitals: true, ..self }
    }

    const fn eliding(self) -> Self {
        Self { elides: true, ..self }
    }

    const fn joining(self) -> Self {
        Self { joins: true, ..self }
    }

    const fn with_plurals(self, plurals: &'static [&'static str]) -> Self {
        Self { plurals, ..self }
    }
}
