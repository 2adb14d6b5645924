// swift-tools-version: 6.3
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

/// Every Swift target is held to the same rules.
let strict: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("ImmutableWeakCaptures"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// Exit tests expand to code that strict memory safety would have marked, so their targets do without.
let strictButForExitTests = Array(strict.dropFirst())

let package = Package(
  name: "SocialCapital",
  platforms: [.macOS(.v13), .iOS(.v16), .tvOS(.v16), .watchOS(.v9), .visionOS(.v1)],
  products: [
    .library(name: "SocialCapital", targets: ["SocialCapital"]),
    .library(name: "SocialCapitalFormats", targets: ["SocialCapitalFormats"]),
    .library(name: "SocialCapitalDiagrams", targets: ["SocialCapitalDiagrams"]),
    .library(name: "SocialCapitalGraphviz", targets: ["SocialCapitalGraphviz"]),
    .library(name: "SocialCapitalReports", targets: ["SocialCapitalReports"]),
    .executable(name: "social-capital", targets: ["SocialCapitalTool"]),
  ],
  traits: [
    .default(enabledTraits: ["Compression", "Graphviz"]),
    .trait(
      name: "Compression", description: "Read gzip files and workbooks with the system's zlib."),
    .trait(name: "Graphviz", description: "Draw SVG, PDF and PNG with the system's libgvc."),
  ],
  targets: [
    .target(name: "SocialCapital", swiftSettings: strict),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(
      name: "SocialCapitalFormats",
      dependencies: [
        "SocialCapital", .target(name: "CZlib", condition: .when(traits: ["Compression"])),
      ],
      swiftSettings: strict),
    .target(
      name: "SocialCapitalDiagrams", dependencies: ["SocialCapital"], swiftSettings: strict),
    .systemLibrary(
      name: "CGraphviz", pkgConfig: "libgvc",
      providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
    .target(
      name: "SocialCapitalGraphviz",
      dependencies: [
        "SocialCapitalDiagrams",
        .target(name: "CGraphviz", condition: .when(traits: ["Graphviz"])),
      ],
      swiftSettings: strict),
    .target(
      name: "SocialCapitalReports", dependencies: ["SocialCapital", "SocialCapitalDiagrams"],
      swiftSettings: strict),
    .executableTarget(
      name: "SocialCapitalTool",
      dependencies: [
        "SocialCapital", "SocialCapitalFormats", "SocialCapitalDiagrams",
        "SocialCapitalGraphviz", "SocialCapitalReports",
      ],
      swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["SocialCapital"], path: "Tests/TestSupport",
      swiftSettings: strict),
    .testTarget(
      name: "SocialCapitalTests", dependencies: ["SocialCapital", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SocialCapitalFormatsTests", dependencies: ["SocialCapitalFormats", "TestSupport"],
      exclude: ["Fixtures", "Scripts"], swiftSettings: strict),
    .testTarget(
      name: "SocialCapitalDiagramsTests", dependencies: ["SocialCapitalDiagrams", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SocialCapitalGraphvizTests", dependencies: ["SocialCapitalGraphviz", "TestSupport"],
      swiftSettings: strictButForExitTests),
    .testTarget(
      name: "SocialCapitalReportsTests", dependencies: ["SocialCapitalReports", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SocialCapitalToolTests", dependencies: ["SocialCapitalTool", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "OracleTests", dependencies: ["SocialCapital", "TestSupport"],
      exclude: ["Data", "Fixtures", "Scripts"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
