// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapitalDiagrams
import Testing

/// The colours measured, not looked at: lightness for photocopies, simulated colour vision.
struct PaletteTests {
  let colors = Diagram.Palette.colors

  private var pairs: [(Diagram.Color, Diagram.Color)] {
    colors.indices.flatMap { one in (0..<one).map { (colors[one], colors[$0]) } }
  }

  @Test func fillsDifferInLightnessSoThatAPhotocopyTellsThemApart() {
    for (one, other) in pairs {
      #expect(abs(Lab(one).lightness - Lab(other).lightness) >= 10, "\(one.hex) \(other.hex)")
    }
  }

  @Test(arguments: ColorVision.allCases)
  func fillsDifferForEveryKindOfColorVision(_ vision: ColorVision) {
    for (one, other) in pairs {
      let distance = Lab(vision.linear(one)).distance(to: Lab(vision.linear(other)))
      #expect(distance >= 15, "\(one.hex) \(other.hex) \(distance)")
    }
  }

  @Test func textOnFillsHasTheContrastOfWCAG() {
    for color in colors + [.neutral, .white] {
      #expect(color.contrast(with: color.ink) >= 4.5, "\(color.hex)")
    }
    #expect(Diagram.Color.quietInk.contrast(with: .white) >= 4.5)
    #expect(Diagram.Color.ink.contrast(with: .white) >= 4.5)
  }

  @Test func outlinesAndLinesStandOutFromThePage() {
    for color in colors + [.neutral, .white] {
      #expect(Diagram.Mark(fill: color).border.contrast(with: .white) >= 3, "\(color.hex)")
    }
    for direction in Diagram.Direction.allCases {
      #expect(direction.color.contrast(with: .white) >= 2.9, "\(direction)")
    }
  }

  @Test func twoWayLinesAreDarkerThanOneWayLines() {
    let (both, one) = (Diagram.Direction.both.color, Diagram.Direction.forward.color)
    #expect(Lab(one).lightness - Lab(both).lightness >= 25)
  }

  @Test(arguments: [
    (Diagram.Color.white, 1.0), (Diagram.Color(0), 0.0), (Diagram.Color(0x808080), 0.2158605),
    (Diagram.Color(0xFF0000), 0.2126), (Diagram.Color(0x0072B2), 0.1523603),
  ])
  func luminanceIsThatOfTheStandard(_ color: Diagram.Color, _ expected: Double) {
    #expect(abs(color.luminance - expected) < 2e-4)
  }

  @Test func colorsAreSpelledAsSixDigits() {
    #expect(Diagram.Color(0x0A0B0C).hex == "#0a0b0c")
    #expect(Diagram.Color(red: 255, green: 0, blue: 16).hex == "#ff0010")
  }
}

/// Common ways of seeing colour, simulated in linear light.
///
/// The matrices are those of G. M. Machado, M. M. Oliveira and L. A. F. Fernandes,
/// doi:10.1109/TVCG.2009.113, at full severity.
enum ColorVision: CaseIterable {
  case usual, protanopia, deuteranopia, tritanopia

  private var matrix: [[Double]] {
    switch self {
    case .usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protanopia:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .deuteranopia:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    case .tritanopia:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    }
  }

  func linear(_ color: Diagram.Color) -> [Double] {
    let light = Lab.linear(color)
    return matrix.map { row in min(max(zip(row, light).reduce(0) { $0 + $1.0 * $1.1 }, 0), 1) }
  }
}

/// A colour in CIE L*a*b* under daylight (D65).
struct Lab {
  let lightness: Double
  let a: Double
  let b: Double

  init(_ color: Diagram.Color) { self.init(Self.linear(color)) }

  init(_ light: [Double]) {
    let (red, green, blue) = (light[0], light[1], light[2])
    let x = Self.curve((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047)
    let y = Self.curve(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue)
    let z = Self.curve((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883)
    lightness = 116 * y - 16
    a = 500 * (x - y)
    b = 200 * (y - z)
  }

  static func linear(_ color: Diagram.Color) -> [Double] {
    [color.red, color.green, color.blue].map { part in
      let value = Double(part) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
  }

  private static func curve(_ value: Double) -> Double {
    value > 216.0 / 24389 ? cbrt(value) : (24389.0 / 27 * value + 16) / 116
  }

  func distance(to other: Lab) -> Double {
    let (dl, da, db) = (lightness - other.lightness, a - other.a, b - other.b)
    return (dl * dl + da * da + db * db).squareRoot()
  }
}
