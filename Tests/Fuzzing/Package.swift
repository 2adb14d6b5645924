// swift-tools-version: 6.3
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

// A package of its own, because it only links with libFuzzer; `Tests/Fuzzing/run` builds it so.
let package = Package(
  name: "Fuzzing",
  platforms: [.macOS(.v13)],
  dependencies: [.package(name: "SocialCapital", path: "../..", traits: ["Compression"])],
  targets: [
    .executableTarget(
      name: "Fuzzing",
      dependencies: [
        .product(name: "SocialCapital", package: "SocialCapital"),
        .product(name: "SocialCapitalFormats", package: "SocialCapital"),
      ],
      swiftSettings: [
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
