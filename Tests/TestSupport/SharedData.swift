// SPDX-License-Identifier: Apache-2.0

public import Foundation
public import Testing

/// Real networks with reference values, kept beside a checkout rather than in it.
///
/// Tests that use them are skipped, with a line that says so, where the folder is absent.
public enum SharedData {
  /// The folder that holds one folder for each data set.
  public static let folder: URL = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/data")

  /// Whether the folder is there.
  public static var isAvailable: Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "README.md").path)
  }
}

extension Trait where Self == ConditionTrait {
  /// Runs a test only where the shared reference networks are.
  public static var needsSharedData: Self {
    .enabled(
      if: SharedData.isAvailable,
      "The reference networks are not beside this checkout (../shared/data), so this is skipped.")
  }
}
