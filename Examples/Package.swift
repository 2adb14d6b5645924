// swift-tools-version: 6.3
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
  name: "Examples",
  platforms: [.macOS(.v13)],
  dependencies: [.package(name: "SocialCapital", path: "..", traits: [])],
  targets: [
    .executableTarget(
      name: "Embedding",
      dependencies: [.product(name: "SocialCapital", package: "SocialCapital")]),
    .executableTarget(
      name: "MakeTown",
      dependencies: [
        .product(name: "SocialCapital", package: "SocialCapital"),
        .product(name: "SocialCapitalFormats", package: "SocialCapital"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
