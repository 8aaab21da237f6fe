use super::*;
use crate::model::{DateOrder, DigitScript, HouseStyle, Percent, Thousands};

/// The months that the tests speak of.
const MONTHS: [(&str, &str, Month); 5] = [
    ("أيلول/سبتمبر", "September", Month { calendar: Calendar::Gregorian, number: 9 }),
    ("سبتمبر", "September", Month { calendar: Calendar::Gregorian, number: 9 }),
    ("September", "سبتمبر", Month { calendar: Calendar::Gregorian, number: 9 }),
    ("رمضان", "Ramadan", Month { calendar: Calendar::Islamic, number: 9 }),
    ("May", "مايو", Month { calendar: Calendar::Gregorian, number: 5 }),
];

fn language(tag: &str) -> Language {
    tag.parse().unwrap()
}

/// The figures of a text, each with what it becomes.
fn written(text: &str, from: &str, to: &str, style: HouseStyle) -> String {
    let name = |(name, _, month): &(&str, &str, Month)| {
        Some((Span::new(text.find(name)?, text.find(name)? + name.len()), *month))
    };
    let mut months: Vec<(Span, Month)> = MONTHS.iter().filter_map(name).collect();
    months.dedup_by(|later, kept| kept.0.end == later.0.end);
    let names = |month: Month| {
        let is_target = |one: &&(&str, &str, Month)| one.1.is_ascii() == (to != "ar");
        Some(MONTHS.iter().filter(is_target).find(|one| one.2 == month)?.1.to_owned())
    };
    let figures = figures(text, &language(from), &months);
    let texts = figures.iter().map(|one| {
        let written = one.written(&language(to), &style, names).unwrap_or_else(|| "?".to_owned());
        format!("{}={written}", &text[one.span.range()])
    });
    texts.collect::<Vec<_>>().join("; ")
}

#[test]
fn numbers_are_written_as_the_language_has_them() {
    for (text, from, to, expected) in [
        ("قتل ١٢٥٠٠ شخص", "ar", "en", "١٢٥٠٠=12,500"),
        ("نحو 1,500 و2000", "ar", "en", "1,500=1,500; 2000=2000"),
        ("بلغ ٣٫٥ و3.5 و3,5", "ar", "en", "٣٫٥=3.5; 3.5=3.5; 3,5=3.5"),
        ("١٬٢٣٤٬٥٦٧٫٨٩", "ar", "en", "١٬٢٣٤٬٥٦٧٫٨٩=1,234,567.89"),
        ("1.234.567,8", "de", "en", "1.234.567,8=1,234,567.8"),
        ("1.234", "de", "en", "1.234=1,234"),
        ("1,234.5", "en", "de", "1,234.5=1.234,5"),
        (
            "25% و٪30 و40 بالمئة و٥٠ في المائة",
            "ar",
            "en",
            "25%=25%; ٪30=30%; 40 بالمئة=40%; ٥٠ في المائة=50%",
        ),
        ("درجة -5 أو ۷", "ar", "en", "-5=-5; ۷=7"),
        ("من 2015-2020", "ar", "en", "2015=2015; 2020=2020"),
        ("F-16 وB2 وG20 5G v1.2", "ar", "en", ""),
        ("الأرقام 1,2,3", "ar", "en", "1=1; 2=2; 3=3"),
        ("عنوان 192.168.0.1", "ar", "en", ""),
        ("الساعة ١٤:٣٠", "ar", "en", "١٤:٣٠=14:30"),
        ("70 ألف شخص و3.5 آلاف", "ar", "en", "70 ألف=70,000; 3.5 آلاف=3,500"),
        ("٢٫٥ مليون و3 ملايين ومليار", "ar", "en", "٢٫٥ مليون=2.5 million; 3 ملايين=3 million"),
        ("3 million and 25 billion", "en", "ar", "3 million=3 ملايين; 25 billion=25 مليار"),
        ("3 million", "en", "de", "3 million=?"),
        ("0.125", "de", "en", "0.125=0.125"),
        ("", "ar", "en", ""),
    ] {
        assert_eq!(written(text, from, to, HouseStyle::default()), expected, "{text}");
    }
}

#[test]
fn a_full_stop_before_three_digits_can_be_either_mark() {
    let readings = |text: &str, from: &str| -> Vec<String> {
        let figures = figures(text, &language(from), &[]).into_iter().flat_map(Figure::readings);
        let style = HouseStyle::default();
        figures.filter_map(|one| one.written(&language("en"), &style, |_| None)).collect()
    };
    assert_eq!(readings("1.500 شخص", "ar"), ["1,500", "1.500"]);
    assert_eq!(readings("1.500 مليون", "ar"), ["1.500 million"]);
    assert_eq!(readings("0.125", "ar"), ["0.125"]);
    assert_eq!(readings("1.500", "en"), ["1.500"]);
    assert_eq!(readings("1.500", "de"), ["1,500"]);
}

#[test]
fn numbers_beside_a_month_are_a_date() {
    for (text, from, to, expected) in [
        ("في ٢٧ سبتمبر ٢٠٢٠", "ar", "en", "٢٧ سبتمبر ٢٠٢٠=27 September 2020"),
        ("27 أيلول/سبتمبر 2020", "ar", "en", "27 أيلول/سبتمبر 2020=27 September 2020"),
        ("27 من شهر سبتمبر عام 2020", "ar", "en", "27 من شهر سبتمبر عام 2020=27 September 2020"),
        ("27-30 سبتمبر", "ar", "en", "27-30 سبتمبر=27–30 September"),
        ("سبتمبر 2020 و5 رجال", "ar", "en", "سبتمبر 2020=September 2020; 5=5"),
        ("في سبتمبر الماضي قتل 27", "ar", "en", "27=27"),
        ("15 رمضان 1441 هـ", "ar", "en", "15 رمضان 1441 هـ=15 Ramadan 1441 AH"),
        ("15 رمضان 1441هـ", "ar", "en", "15 رمضان 1441هـ=15 Ramadan 1441 AH"),
        ("يوم 27/9/2020", "ar", "en", "27/9/2020=27 September 2020"),
        ("يوم 27/8/2020", "ar", "en", "27/8/2020=?"),
        ("On September 27, 2020", "en", "ar", "September 27, 2020=27 سبتمبر 2020"),
        ("on 27 September 2020", "en", "ar", "27 September 2020=27 سبتمبر 2020"),
        ("He May 1,500", "en", "ar", "1,500=1,500"),
    ] {
        assert_eq!(written(text, from, to, HouseStyle::default()), expected, "{text}");
    }
}

#[test]
fn the_house_has_a_style() {
    let style = HouseStyle {
        dates: DateOrder::MonthDay,
        thousands: Thousands::Space,
        percent: Percent::OneWord,
        digits: DigitScript::Arabic,
    };
    for (text, from, to, expected) in [
        ("27 سبتمبر 2020", "ar", "en", "27 سبتمبر 2020=September 27, 2020"),
        ("27 سبتمبر", "ar", "en", "27 سبتمبر=September 27"),
        ("12500", "ar", "en", "12500=12\u{a0}500"),
        ("25%", "ar", "en", "25%=25 percent"),
        ("25%", "en", "ar", "25%=٢٥ بالمئة"),
        ("September 27, 2020 at 3.5", "en", "ar", "September 27, 2020=٢٧ سبتمبر ٢٠٢٠; 3.5=٣٫٥"),
    ] {
        assert_eq!(written(text, from, to, style), expected, "{text}");
    }
    let british = HouseStyle { percent: Percent::TwoWords, ..HouseStyle::default() };
    assert_eq!(written("25%", "ar", "en", british), "25%=25 per cent");
    let plain = HouseStyle { thousands: Thousands::None, ..HouseStyle::default() };
    assert_eq!(written("1,234,567", "ar", "en", plain), "1,234,567=1234567");
}

proptest::proptest! {
    #[test]
    fn any_text_has_figures_in_order(text in "[0-9٠-٩۰-۹ .,٫٬:/%٪هـAF–-]{0,40}") {
        let figures = figures(&text, &language("ar"), &[]);
        let mut end = 0;
        for figure in &figures {
            proptest::prop_assert!(figure.span.start >= end && text.get(figure.span.range()).is_some());
            end = figure.span.end;
        }
    }
}
