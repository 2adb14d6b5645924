// SPDX-License-Identifier: Apache-2.0

/// A name taken apart into what people compare: its words without case, accents and punctuation.
struct NameWords: Equatable {
  /// The words in order, without a title, a mark of generation and what stands in brackets.
  var words: [String] = []
  /// Words in brackets or quotation marks, such as the Bob in Robert (Bob) Hill.
  var asides: [String] = []
  /// The title before the name.
  var title: Title?
  /// The mark that tells generations apart, such as jr.
  var generation: String?

  /// What a title says of who bears it.
  struct Title: Equatable {
    let word: String
    /// Whether it is a woman's or a man's, where it is either.
    let isWoman: Bool?
  }

  init(_ name: String) {
    var depth = 0
    var isQuoted = false
    var word = ""
    func end(_ words: inout NameWords) {
      guard !word.isEmpty else { return }
      let known = Self.spelledOut[word] ?? word
      if depth > 0 || isQuoted { words.asides.append(known) } else { words.words.append(known) }
      word = ""
    }
    for scalar in NameFolding.plain(name).unicodeScalars {
      switch scalar {
      case "(", "[":
        end(&self)
        depth += 1
      case ")", "]":
        end(&self)
        depth = max(0, depth - 1)
      case "\"", "\u{201C}", "\u{201D}", "\u{201E}":
        end(&self)
        isQuoted.toggle()
      case "&":
        end(&self)
        word = "and"
        end(&self)
      // O'Hara is a word, whichever mark is typed in it.
      case "'", "\u{2019}", "\u{2018}", "\u{02BC}", "`", "\u{B4}": break
      default:
        if let letters = Self.letters[scalar] {
          word += letters
        } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
          word.unicodeScalars.append(scalar)
        } else if scalar.properties.generalCategory != .format {
          end(&self)
        }
      }
    }
    end(&self)
    if words.isEmpty { swap(&words, &asides) }
    takeTitles()
  }

  /// Letters that folding leaves alone and keyboards lack.
  private static let letters: [Unicode.Scalar: String] = [
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
  ]

  /// Words that have a short form as common as the long one.
  private static let spelledOut = [
    "limited": "ltd", "company": "co", "saint": "st", "incorporated": "inc", "cooperative": "coop",
  ]

  private static let women: Set = ["mrs", "ms", "miss", "mme", "mlle", "dame", "lady", "frau"]
  private static let men: Set = ["mr", "sir", "lord", "herr"]
  private static let titles: Set = [
    "dr", "prof", "professor", "rev", "revd", "reverend", "cllr", "councillor", "mx", "hon",
  ]
  private static let generations: Set = ["jr", "junior", "sr", "senior", "ii", "iii", "iv"]

  private mutating func takeTitles() {
    while words.count > 1, let first = words.first {
      guard Self.women.contains(first) || Self.men.contains(first) || Self.titles.contains(first)
      else { break }
      if title?.isWoman == nil {
        let isGendered = !Self.titles.contains(first)
        title = Title(word: first, isWoman: isGendered ? Self.women.contains(first) : nil)
      }
      words.removeFirst()
    }
    if words.count > 1, let last = words.last, Self.generations.contains(last) {
      generation = last == "junior" ? "jr" : last == "senior" ? "sr" : last
      words.removeLast()
    }
  }

  /// Words that say little of whose name it is.
  static let light: Set = [
    "the", "of", "and", "for", "in", "at", "an", "de", "la", "le", "van", "von", "der",
    "ltd", "plc", "llp", "llc", "inc", "co", "cic", "cio", "gmbh",
  ]

  /// Words for what a body is in law; two that differ are two bodies.
  static let legalForms: Set = ["ltd", "plc", "llp", "llc", "inc", "cic", "cio", "gmbh"]
}
