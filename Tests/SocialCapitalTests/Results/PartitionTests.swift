// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import Testing

@Suite("Partitions")
struct PartitionTests {
  @Test func partsAreNumberedByTheirFirstNodes() {
    let partition = Partition(labels: [3, 1, 3, 0, 1])
    #expect(partition.membership == [0, 1, 0, 2, 1])
    #expect(partition.sizes == [2, 2, 1])
    #expect(partition.parts == [[0, 2], [1, 4], [3]])
    #expect(partition == Partition(labels: [0, 4, 0, 2, 4]))
    #expect((partition.count, partition.nodeCount, partition[4]) == (3, 5, 1))
    #expect(Partition(labels: [0, 1, 1]).descendingSizes == [2, 1])
  }

  @Test func nobody() {
    let nobody = Partition(labels: [Int]())
    #expect(nobody.count == 0)
    #expect(nobody.parts.isEmpty)
  }
}
