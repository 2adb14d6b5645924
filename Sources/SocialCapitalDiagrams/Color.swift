// SPDX-License-Identifier: Apache-2.0

extension Diagram {
  /// An opaque colour of the sRGB space.
  public struct Color: Sendable, Hashable {
    /// Red from 0 to 255.
    public let red: UInt8
    /// Green from 0 to 255.
    public let green: UInt8
    /// Blue from 0 to 255.
    public let blue: UInt8

    /// Makes a colour.
    public init(red: UInt8, green: UInt8, blue: UInt8) {
      self.red = red
      self.green = green
      self.blue = blue
    }

    /// Makes a colour of a number such as `0x0072B2`.
    public init(_ hex: UInt32) {
      self.init(
        red: UInt8(truncatingIfNeeded: hex >> 16), green: UInt8(truncatingIfNeeded: hex >> 8),
        blue: UInt8(truncatingIfNeeded: hex))
    }

    /// The colour as `#rrggbb`.
    public var hex: String {
      [red, green, blue].reduce(into: "#") { text, part in
        let digits = String(part, radix: 16)
        text += digits.count == 1 ? "0" + digits : digits
      }
    }

    /// The relative luminance of WCAG 2.2: 0 for black, 1 for white.
    public var luminance: Double {
      0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
    }

    /// The contrast ratio of WCAG 2.2 between two colours, from 1 to 21.
    public func contrast(with other: Color) -> Double {
      let (one, two) = (luminance, other.luminance)
      return (max(one, two) + 0.05) / (min(one, two) + 0.05)
    }

    /// The colour text on this one should have: near-black or white, whichever reads better.
    public var ink: Color {
      contrast(with: .ink) >= contrast(with: .white) ? .ink : .white
    }

    /// The colour with a share of black mixed in.
    public func darkened(by share: Double) -> Color {
      func part(_ value: UInt8) -> UInt8 { UInt8((Double(value) * (1 - share)).rounded()) }
      return Color(red: part(red), green: part(green), blue: part(blue))
    }

    /// The standard's transfer curve with its power 2.4 taken by roots: x^2.4 = x² · (x²)^(1⁄5).
    private static func linear(_ part: UInt8) -> Double {
      let value = Double(part) / 255
      if value <= 0.04045 { return value / 12.92 }
      let base = (value + 0.055) / 1.055
      let square = base * base
      var root = square
      for _ in 0..<40 { root -= (root - square / (root * root * root * root)) / 5 }
      return square * root
    }

    /// White.
    public static let white = Color(0xFFFFFF)
    /// The near-black of text.
    public static let ink = Color(0x1B2430)
    /// The grey of secondary text.
    public static let quietInk = Color(0x5A6472)
    /// The grey of marks that belong to no group.
    public static let neutral = Color(0xC9CED6)
  }
}
