// SPDX-License-Identifier: Apache-2.0

extension MeasureResult {
  /// Makes the result of a measure of groups, for each grouping in turn.
  ///
  /// The body adds what the measure gives under the name it is handed, such as `ei-index:sector`.
  /// Without groupings the measure is undefined.
  init(
    _ id: String, groupings: [Grouping],
    add: (_ name: String, _ grouping: Grouping, _ result: inout MeasureResult) throws -> Void
  ) rethrows {
    self.init()
    if groupings.isEmpty { self.add(id, .undefined(.noGroups)) }
    for grouping in groupings { try add("\(id):\(grouping.column)", grouping, &self) }
  }
}

extension Table {
  /// Makes a table with a part for each group, by its name.
  init(groups: [String], cell: (Int) -> Cell) {
    self.init()
    for (index, name) in groups.enumerated() { self[name] = cell(index) }
  }
}
