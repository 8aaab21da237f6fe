use super::*;
use crate::formats::glossaries::listing::tests::sample;

fn page(languages: Option<(&str, &str)>) -> String {
    let languages = languages.map(|(from, to)| (from.parse().unwrap(), to.parse().unwrap()));
    let options = WriteOptions { languages, time: 0 };
    let (fitted, _) = FORMAT.fitted(&sample(), &options);
    let mut out = Vec::new();
    Html.write(&fitted, &options, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn nothing_of_a_glossary_is_markup() {
    let page = page(None);
    assert_eq!(page.matches("<script").count(), 1);
    assert!(page.contains("fresh &lt;/td&gt;&lt;script&gt;alert(1)"), "{page}");
    assert!(page.contains("<title>مسرد المياه &amp; السدود &lt;2&gt;</title>"));
    assert!(!page.contains("href=\"javascript:"));
    assert!(page.contains("href=\"https://example.org/dam?a=1&amp;b=2\""));
    assert!(page.contains("id=\"c-&lt;w5&gt;\""));
    assert_eq!(without_space("لا مصطلح"), "لا_x0020_مصطلح");
}

#[test]
fn every_term_has_its_language_and_direction() {
    let arabic = page(None);
    assert!(arabic.contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert!(arabic.contains("<th scope=\"col\" lang=\"ar\" dir=\"rtl\">العربية</th><th scope=\"col\" lang=\"en\" dir=\"ltr\">English</th>"));
    assert!(
        arabic.contains("<s>barrage</s> <span class=\"mark\" lang=\"ar\" dir=\"rtl\">ممنوع</span>"),
        "{arabic}"
    );
    let english = page(Some(("en", "ar")));
    assert!(english.contains("<html lang=\"en\" dir=\"ltr\">"));
    assert!(english.contains("<s>barrage</s> <span class=\"mark\" lang=\"en\" dir=\"ltr\">forbidden</span>"));
}

#[test]
fn the_policy_lets_the_script_run_and_nothing_else() {
    let page = page(None);
    let script = page.split_once("<script>").unwrap().1.split_once("</script>").unwrap().0;
    assert_eq!(SCRIPT_HASH, format!("sha256-{}", base64(&sha256(script.as_bytes()))));
    for outside in ["http-equiv=\"refresh\"", "src=\"", "@import", "url(", "onclick", "<link"] {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn what_only_programs_use_is_told_to_be_left_out() {
    let mut file = sample();
    let mut concept = (*file.concepts[0]).clone();
    concept.terms[0].match_case = true;
    concept.fields = vec![crate::model::Field::new("ref", "p. 3")];
    file.concepts[0] = Arc::new(concept);
    let (_, losses) = FORMAT.fitted(&file, &WriteOptions::default());
    assert_eq!(losses.len(), 2, "{losses:?}");
}

/// FIPS 180-4, for a policy that cannot be tried without a browser.
fn sha256(bytes: &[u8]) -> [u8; 32] {
    let primes: Vec<u64> = (2..312).filter(|n| (2..*n).all(|d| n % d != 0)).collect();
    // The first 32 bits of the fractional part of a root, found bit by bit.
    let root = |prime: u64, power: u32| {
        let (mut low, mut high) = (0_u128, 1_u128 << 40);
        while high - low > 1 {
            let middle = (low + high) / 2;
            if middle.pow(power) <= u128::from(prime) << (32 * power) { low = middle } else { high = middle }
        }
        low as u32
    };
    let mut state: Vec<u32> = primes[..8].iter().map(|&prime| root(prime, 2)).collect();
    let mut padded = bytes.to_vec();
    padded.push(0x80);
    padded.resize((padded.len() + 8).next_multiple_of(64) - 8, 0);
    padded.extend((bytes.len() as u64 * 8).to_be_bytes());
    for block in padded.chunks(64) {
        let mut w: Vec<u32> =
            block.chunks(4).map(|word| u32::from_be_bytes(word.try_into().unwrap())).collect();
        for i in 16..64 {
            let s0 = w[i - 15].rotate_right(7) ^ w[i - 15].rotate_right(18) ^ (w[i - 15] >> 3);
            let s1 = w[i - 2].rotate_right(17) ^ w[i - 2].rotate_right(19) ^ (w[i - 2] >> 10);
            w.push(w[i - 16].wrapping_add(s0).wrapping_add(w[i - 7]).wrapping_add(s1));
        }
        let mut v = state.clone();
        for i in 0..64 {
            let s1 = v[4].rotate_right(6) ^ v[4].rotate_right(11) ^ v[4].rotate_right(25);
            let choice = (v[4] & v[5]) ^ (!v[4] & v[6]);
            let one = v[7].wrapping_add(s1).wrapping_add(choice);
            let one = one.wrapping_add(root(primes[i], 3)).wrapping_add(w[i]);
            let s0 = v[0].rotate_right(2) ^ v[0].rotate_right(13) ^ v[0].rotate_right(22);
            let majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
            v.rotate_right(1);
            v[4] = v[4].wrapping_add(one);
            v[0] = one.wrapping_add(s0).wrapping_add(majority);
        }
        state.iter_mut().zip(v).for_each(|(state, v)| *state = state.wrapping_add(v));
    }
    let bytes: Vec<u8> = state.iter().flat_map(|word| word.to_be_bytes()).collect();
    bytes.try_into().unwrap()
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let word =
            chunk.iter().fold(0_u32, |word, &byte| word << 8 | u32::from(byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let letter = LETTERS[(word >> (18 - 6 * place)) as usize & 63] as char;
            out.push(if place > chunk.len() { '=' } else { letter });
        }
    }
    out
}
