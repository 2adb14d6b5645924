// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SocialCapitalFormats

@Suite("Likeness of words")
struct WordLikenessTests {
  private func letters(_ word: String) -> WordLikeness.Letters {
    WordLikeness.Letters(word.unicodeScalars.map(\.value))
  }

  private func jaro(_ a: WordLikeness.Letters, _ b: WordLikeness.Letters) -> Double {
    WordLikeness.jaro(a.span, b.span)
  }

  private func jaroWinkler(_ a: WordLikeness.Letters, _ b: WordLikeness.Letters) -> Double {
    WordLikeness.jaroWinkler(a.span, b.span)
  }

  private func distance(
    _ a: WordLikeness.Letters, _ b: WordLikeness.Letters, limit: Int
  ) -> Int? {
    WordLikeness.distance(a.span, b.span, limit: limit)
  }

  @Test("by hand: MARTHA and MARHTA have six letters in common, two of them swapped")
  func byHand() {
    let (a, b) = (letters("martha"), letters("marhta"))
    // (6/6 + 6/6 + 5/6) / 3, then three equal first letters.
    #expect(abs(jaro(a, b) - 17.0 / 18) < 1e-15)
    #expect(abs(jaroWinkler(a, b) - (17.0 / 18 + 0.3 / 18)) < 1e-15)
    #expect(distance(a, b, limit: 3) == 1)
  }

  @Test("of empty and equal words")
  func edges() {
    #expect(jaro([], []) == 1)
    #expect(jaro([], letters("a")) == 0)
    #expect(jaroWinkler(letters("zoe"), letters("zoe")) == 1)
    #expect(distance([], letters("ab"), limit: 2) == 2)
    #expect(distance([], letters("ab"), limit: 1) == nil)
  }

  @Test("is the same either way round, within 0 and 1", arguments: OtherTools.values)
  func properties(value: OtherTools.Value) {
    let (a, b) = (letters(value.a), letters(value.b))
    #expect(distance(a, b, limit: 20) == distance(b, a, limit: 20))
    #expect((0...1).contains(jaroWinkler(a, b)))
    let steps = distance(a, b, limit: 20) ?? -1
    #expect(distance(a, b, limit: steps) == steps)
    if steps > 0 { #expect(distance(a, b, limit: steps - 1) == nil) }
  }

  /// All pairs of words of up to four letters out of three.
  @Test("is apart as its definition says, within every limit")
  func distanceByDefinition() {
    var words: [WordLikeness.Letters] = [[]]
    for place in 0..<4 {
      words += words.filter { $0.count == place }.flatMap { word in (1...3).map { word + [$0] } }
    }
    #expect(words.count == 121)
    for a in words {
      for b in words {
        let steps = naiveDistance(a, b)
        if WordLikeness.isSlip(a.span, b.span) != (steps <= 1) {
          Issue.record("\(Array(a)), \(Array(b)): \(steps) slips")
        }
        for limit in 0...4 {
          let found = distance(a, b, limit: limit)
          if found != (steps <= limit ? steps : nil) {
            Issue.record("\(Array(a)), \(Array(b)), at most \(limit): \(String(describing: found))")
          }
        }
      }
    }
  }

  @Test("is what other tools find", arguments: OtherTools.values)
  func otherTools(value: OtherTools.Value) {
    let (a, b) = (letters(value.a), letters(value.b))
    #expect(abs(jaro(a, b) - value.jaro) < 1e-12)
    #expect(abs(jaroWinkler(a, b) - value.winkler) < 1e-12)
    #expect(distance(a, b, limit: 20) == value.distance)
  }
}

/// The restricted edit distance by recursion from the ends of both words.
private func naiveDistance(_ a: WordLikeness.Letters, _ b: WordLikeness.Letters) -> Int {
  func distance(_ i: Int, _ j: Int) -> Int {
    if i == 0 || j == 0 { return i + j }
    var least = min(
      distance(i - 1, j) + 1, distance(i, j - 1) + 1,
      distance(i - 1, j - 1) + (a[i - 1] == b[j - 1] ? 0 : 1))
    if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
      least = min(least, distance(i - 2, j - 2) + 1)
    }
    return least
  }
  return distance(a.count, b.count)
}

/// What jellyfish 1.3.0 (`jaro_similarity`, `jaro_winkler_similarity`) and RapidFuzz 3.14.6
/// (`Jaro.similarity`, `JaroWinkler.similarity`, `OSA.distance`) agree on to 1e-12 for pairs from the
/// literature and pairs drawn at random.
enum OtherTools {
  struct Value: Sendable, CustomTestStringConvertible {
    let a: String
    let b: String
    let jaro: Double
    let winkler: Double
    let distance: Int

    var testDescription: String { "\(a), \(b)" }
  }

  static let values = table.map {
    Value(a: $0.0, b: $0.1, jaro: $0.2, winkler: $0.3, distance: $0.4)
  }

  private static let table: [(String, String, Double, Double, Int)] = [
    ("martha", "marhta", 0.9444444444444445, 0.9611111111111111, 1),
    ("dixon", "dicksonx", 0.7666666666666666, 0.8133333333333332, 4),
    ("dwayne", "duane", 0.8222222222222223, 0.8400000000000001, 2),
    ("jones", "johnson", 0.7904761904761904, 0.8323809523809523, 4),
    ("abroms", "abrams", 0.888888888888889, 0.9222222222222223, 1),
    ("hardin", "martinez", 0.7222222222222222, 0.7222222222222222, 4),
    ("itman", "smith", 0.4666666666666666, 0.4666666666666666, 5),
    ("jeraldine", "geraldine", 0.9259259259259259, 0.9259259259259259, 1),
    ("michelle", "michael", 0.8690476190476191, 0.9214285714285715, 3),
    ("julies", "julius", 0.888888888888889, 0.9333333333333333, 1),
    ("tanya", "tonya", 0.8666666666666667, 0.88, 1),
    ("dwayne", "duane", 0.8222222222222223, 0.8400000000000001, 2),
    ("sean", "susan", 0.7833333333333333, 0.8049999999999999, 2),
    ("jon", "john", 0.9166666666666666, 0.9333333333333333, 1),
    ("jon", "jan", 0.7777777777777777, 0.7999999999999999, 1),
    ("brookhaven", "brrokhaven", 0.9333333333333332, 0.9466666666666665, 1),
    ("brook hallow", "brook hllw", 0.9444444444444445, 0.9666666666666667, 2),
    ("fitzroy", "fizzroy", 0.9047619047619048, 0.9238095238095239, 1),
    ("a", "b", 0.0, 0.0, 1),
    ("a", "a", 1.0, 1.0, 0),
    ("ab", "ba", 0.0, 0.0, 1),
    ("abc", "cab", 0.0, 0.0, 2),
    ("smith", "smyth", 0.8666666666666667, 0.8933333333333333, 1),
    ("margaret", "margret", 0.9583333333333334, 0.975, 1),
    ("ockenden", "okenden", 0.9583333333333334, 0.9625, 1),
    ("søren", "sören", 0.8666666666666667, 0.88, 1),
    ("łukasz", "lukasz", 0.888888888888889, 0.888888888888889, 1),
    ("zoë", "zoe", 0.7777777777777777, 0.8222222222222222, 1),
    ("安娜", "安那", 0.6666666666666666, 0.6666666666666666, 1),
    ("aaaa", "aa", 0.8333333333333334, 0.8666666666666667, 2),
    ("abcdefgh", "hgfedcba", 0.5, 0.5, 7),
    ("catherine", "katherine", 0.9259259259259259, 0.9259259259259259, 1),
    ("macdonald", "mcdonald", 0.9629629629629629, 0.9666666666666666, 1),
    ("o", "oh", 0.8333333333333334, 0.8500000000000001, 1),
    ("xyz", "abc", 0.0, 0.0, 3),
    ("oastbeitdt", "oastbditdt", 0.8962962962962964, 0.9377777777777778, 1),
    ("crtsnniidob", "crtsniidob", 0.9696969696969697, 0.9818181818181818, 1),
    ("nerieaneacoi", "nerieaneaicoi", 0.9465811965811967, 0.967948717948718, 1),
    ("sinssonbnr", "sinssonbr", 0.9666666666666667, 0.98, 1),
    ("rrbnte", "orbnbe", 0.7777777777777777, 0.7777777777777777, 2),
    ("eeciter", "ieenciter", 0.8783068783068783, 0.8783068783068783, 2),
    ("coinrtneba", "cooirtnea", 0.8546296296296297, 0.8837037037037038, 3),
    ("bbcesa", "bbcesa", 1.0, 1.0, 0),
    ("acecttrdrcb", "caectrtdrcb", 0.9393939393939394, 0.9393939393939394, 2),
    ("irr", "i", 0.7777777777777777, 0.7999999999999999, 2),
    ("ocbibosrd", "aer", 0.0, 0.0, 8),
    ("otc", "ocrb", 0.7222222222222222, 0.75, 3),
    ("rtceno", "rtcedoe", 0.8492063492063492, 0.9095238095238095, 2),
    ("dreon", "sdtnddai", 0.5499999999999999, 0.5499999999999999, 7),
    ("oicncabt", "oicncab", 0.9583333333333334, 0.975, 1),
    ("tsbob", "tsbnb", 0.8666666666666667, 0.9066666666666667, 1),
    ("trotd", "iroots", 0.7000000000000001, 0.7000000000000001, 3),
    ("trnostioabdd", "tsosioabdd", 0.8462962962962962, 0.8616666666666666, 3),
    ("oti", "otei", 0.9166666666666666, 0.9333333333333333, 1),
    ("ins", "aberrooi", 0.0, 0.0, 8),
    ("bnacardtdeoc", "bacardtec", 0.9166666666666666, 0.9249999999999999, 3),
    ("ieriiocorsin", "iriiocorsin", 0.9722222222222222, 0.975, 1),
    ("tas", "cti", 0.0, 0.0, 3),
    ("ieoebbrbro", "ieoaebrbbro", 0.9363636363636364, 0.9554545454545454, 2),
    ("oonbod", "aeo", 0.5, 0.5, 5),
    ("eirs", "eeiris", 0.8888888888888888, 0.8999999999999999, 2),
    ("oti", "t", 0.0, 0.0, 2),
    ("ctsoa", "cntor", 0.7333333333333334, 0.76, 3),
    ("rsrs", "sss", 0.7222222222222222, 0.7222222222222222, 2),
    ("raaddteeaeo", "dettradsnt", 0.5181818181818182, 0.5181818181818182, 10),
    ("bsdscnd", "bdcsnd", 0.8968253968253969, 0.9071428571428571, 2),
    ("eierribtacdt", "eirribtacdt", 0.9722222222222222, 0.9777777777777777, 1),
    ("aoatse", "aaotse", 0.9444444444444445, 0.9500000000000001, 1),
    ("creieedrcbo", "creoeedcrbo", 0.9060606060606061, 0.9342424242424243, 2),
    ("sdtioe", "dna", 0.5, 0.5, 5),
    ("idraibs", "diriatbs", 0.8630952380952381, 0.8630952380952381, 3),
    ("ada", "adr", 0.7777777777777777, 0.8222222222222222, 1),
    ("ncoirdnbiiro", "ncoridnsiiro", 0.914141414141414, 0.9398989898989898, 2),
    ("itosreei", "rcriodaaira", 0.537878787878788, 0.537878787878788, 10),
    ("toaseectrdoa", "otasectdoa", 0.9111111111111111, 0.9111111111111111, 3),
    ("tsbnsrr", "tsbtsrr", 0.9047619047619048, 0.9333333333333333, 1),
    ("earaid", "taraid", 0.888888888888889, 0.888888888888889, 1),
    ("aais", "orenern", 0.0, 0.0, 7),
    ("ctdaoenoiar", "ctbdaoenoiar", 0.9722222222222222, 0.9777777777777777, 1),
    ("ttdascbrstot", "aad", 0.4444444444444444, 0.4444444444444444, 11),
  ]
}
