// SPDX-License-Identifier: Apache-2.0

public import SocialCapital

extension Diagram {
  /// From a score to the size of a mark: areas are in proportion to scores, within bounds.
  ///
  /// Where no score is negative, area is proportional to the score itself, down to a least size
  /// that still can be seen. Where some are, area grows evenly from the least score to the
  /// greatest. The legend shows three marks with their scores, drawn by this same scale.
  public struct SizeScale: Sendable, Hashable {
    /// The least score.
    public let least: Double
    /// The greatest score.
    public let greatest: Double
    /// The diameters, in points, that marks keep within.
    public let diameters: ClosedRange<Double>
    /// Whether every score is a whole number.
    private let isWhole: Bool

    /// Makes a scale for scores, or `nil` where none is defined.
    ///
    /// Several waves' scores make one scale for all of them.
    public init?(_ scores: [NodeScores], diameters: ClosedRange<Double> = 9...38) {
      let values = scores.lazy.flatMap { $0 }.compactMap { $0 }
      guard let least = values.min(), let greatest = values.max() else { return nil }
      self.least = least
      self.greatest = greatest
      self.diameters = diameters
      isWhole = values.allSatisfy { $0 == $0.rounded() }
    }

    /// The diameter of the mark of a score.
    public func diameter(of score: Double) -> Double {
      let (small, large) = (diameters.lowerBound, diameters.upperBound)
      guard greatest > least || greatest > 0 else { return (small + large) / 2 }
      if least < 0 {
        let share = min(max((score - least) / (greatest - least), 0), 1)
        return (small * small + share * (large * large - small * small)).squareRoot()
      }
      return min(max(large * (max(score, 0) / greatest).squareRoot(), small), large)
    }

    /// The scores the legend shows: the least, one between and the greatest.
    var samples: [Double] {
      guard greatest > least else { return [greatest] }
      // Halfway between the least and the greatest area that differ, rounded to read well.
      let middle = Self.rounded(least < 0 ? (least + greatest) / 2 : max(greatest / 3, least))
      var samples = [least, isWhole ? middle.rounded() : middle, greatest]
      samples.removeAll { $0 != least && $0 != greatest && ($0 <= least || $0 >= greatest) }
      return samples
    }

    /// The number to one significant digit.
    static func rounded(_ number: Double) -> Double {
      guard number != 0 else { return 0 }
      var unit = 1.0
      while abs(number) / unit >= 10 { unit *= 10 }
      while abs(number) / unit < 1 { unit /= 10 }
      return unit < 1
        ? (number / unit).rounded() / (1 / unit).rounded() : (number / unit).rounded() * unit
    }
  }

  /// From the weight of a tie to the width of its line: by the square root, within bounds.
  public struct WidthScale: Sendable, Hashable {
    /// The least weight.
    public let least: Double
    /// The greatest weight.
    public let greatest: Double
    /// The widths, in points, that lines keep within.
    public let widths: ClosedRange<Double>

    /// Makes a scale for the weights of graphs, or `nil` where all weights are equal.
    public init?(_ graphs: [Graph], widths: ClosedRange<Double> = 0.5...3) {
      let weights = graphs.lazy.filter(\.isWeighted).flatMap(\.edges).map(\.weight)
      guard let least = weights.min(), let greatest = weights.max(), greatest > least else {
        return nil
      }
      self.least = least
      self.greatest = greatest
      self.widths = widths
    }

    /// The width of the line of a weight.
    public func width(of weight: Double) -> Double {
      let share = ((min(max(weight, least), greatest) - least) / (greatest - least)).squareRoot()
      return widths.lowerBound + share * (widths.upperBound - widths.lowerBound)
    }

    /// The weights the legend shows.
    var samples: [Double] {
      let middle = SizeScale.rounded(least + (greatest - least) / 4)
      return middle > least && middle < greatest ? [least, middle, greatest] : [least, greatest]
    }
  }
}

extension Double {
  /// The number to three significant digits, with commas between thousands.
  var legendText: String {
    guard isFinite, abs(self) < 1e15 else { return shortestText }
    if abs(self) >= 100 {
      let digits = Array(String(Int(magnitude.rounded())))
      var text = ""
      for (place, digit) in digits.enumerated() {
        if place > 0, (digits.count - place).isMultiple(of: 3) { text += "," }
        text.append(digit)
      }
      return self < 0 ? "−" + text : text
    }
    guard self != 0 else { return "0" }
    var power = 1.0
    while magnitude * power < 100, power < 1e12 { power *= 10 }
    let text = ((magnitude * power).rounded() / power).shortestText
    return self < 0 ? "−" + text : text
  }
}
