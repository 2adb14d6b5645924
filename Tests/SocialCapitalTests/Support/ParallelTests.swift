// SPDX-License-Identifier: Apache-2.0

import Synchronization
import Testing

@testable import SocialCapital

@Suite("Monitor and parallel work")
struct ParallelTests {
  /// A sum whose bits would change with the order of its terms.
  private func sum(threads: Int, chunkSize: Int = 37) throws -> Double {
    var total = 0.0
    try Parallel.reduce(
      count: 10_000, chunkSize: chunkSize, monitor: Monitor(threads: threads), makeWorker: { 0.0 },
      body: { worker, range in for k in range { worker += 1 / Double(k * k % 977 + 1) } },
      merge: { worker, _ in
        total += worker
        worker = 0
      })
    return total
  }

  @Test(arguments: [2, 3, 7, 64]) func bitsDoNotDependOnThreads(threads: Int) throws {
    #expect(try sum(threads: threads) == sum(threads: 1))
  }

  @Test func mergesAreInOrderAndCoverEverything() throws {
    var ranges: [Range<Int>] = []
    try Parallel.reduce(
      count: 100, chunkSize: 9, monitor: Monitor(threads: 5), makeWorker: { 0 },
      body: { _, _ in }, merge: { _, range in ranges.append(range) })
    #expect(ranges.flatMap { Array($0) } == Array(0..<100))
  }

  @Test(arguments: [1, 2, 7]) func finishSeesEveryWorkerOnce(threads: Int) throws {
    var total = 0
    try Parallel.reduce(
      count: 1000, chunkSize: 10, monitor: Monitor(threads: threads), makeWorker: { 0 },
      body: { worker, range in worker += range.reduce(0, +) }, merge: { _, _ in },
      finish: { total += $0 })
    #expect(total == 499_500)
  }

  @Test(arguments: [1, 2, 7, 64]) func accumulatedChunksCoverEverythingOnce(threads: Int) throws {
    var seen = [Int](repeating: 0, count: 1000)
    var workers = 0
    try Parallel.accumulate(
      count: 1000, chunkSize: 3, monitor: Monitor(threads: threads),
      makeWorker: { [Int](repeating: 0, count: 1000) },
      body: { worker, range in for place in range { worker[place] += 1 } },
      finish: { worker in
        workers += 1
        for place in seen.indices { seen[place] += worker[place] }
      })
    #expect(seen.allSatisfy { $0 == 1 })
    #expect(workers == threads)
  }

  @Test(arguments: [1, 2, 7, 64]) func mapsInOrder(threads: Int) throws {
    for chunkSize in [1, 3, 50] {
      let squares = try Parallel.map(
        count: 100, chunkSize: chunkSize, monitor: Monitor(threads: threads), makeWorker: { 0 }
      ) { worker, index in
        worker += 1
        return index * index
      }
      #expect(squares == (0..<100).map { $0 * $0 })
    }
    let none = try Parallel.map(count: 0, chunkSize: 4, monitor: .task, makeWorker: { 0 }) { $1 }
    #expect(none.isEmpty)
  }

  @Test(arguments: [1, 3]) func mappingStopsWhenAskedAndTellsHowFarItIs(threads: Int) throws {
    let asked = Mutex(0)
    #expect(throws: MeasureError.cancelled) {
      try Parallel.map(
        count: 1000, chunkSize: 1,
        monitor: Monitor(
          threads: threads,
          isCancelled: {
            asked.withLock {
              $0 += 1
              return $0 > 20
            }
          }), makeWorker: { 0 }
      ) { $1 }
    }
    let seen = Mutex<[Int]>([])
    _ = try Parallel.map(
      count: 1000, chunkSize: 2,
      monitor: Monitor(
        threads: threads, report: { progress in seen.withLock { $0.append(progress.completed) } }),
      makeWorker: { 0 }
    ) { $1 }
    let completed = seen.withLock { $0 }
    #expect(completed == completed.sorted())
    #expect(completed.last == 1000)
  }

  @Test func workersThatAreThereAreUsedAgain() throws {
    var workers = [[Int]](repeating: [], count: 3)
    for _ in 0..<2 {
      try Parallel.accumulate(
        count: 40, chunkSize: 3, monitor: .task, workers: &workers
      ) { worker, range in worker.append(contentsOf: range) }
    }
    #expect(workers.count == 3)
    #expect(workers.joined().sorted() == (0..<40).flatMap { [$0, $0] })
  }

  /// Enough rows for several threads, some of them empty.
  @Test func rowsAreTheSameWhateverTheParts() throws {
    func rows(threads: Int) throws -> [[UInt32]] {
      let made = try Parallel.rows(count: 9_000, monitor: Monitor(threads: threads)) { range in
        var ends: ContiguousArray<UInt32> = []
        var entries: ContiguousArray<UInt32> = []
        for row in range {
          for entry in 0..<row % 4 { entries.append(UInt32(row * 10 + entry)) }
          ends.append(UInt32(entries.count))
        }
        return RowPart(ends: ends, entries: entries)
      }
      #expect(made.offsets.count == 9_001)
      return (0..<9_000).map {
        Array(made.entries[Int(made.offsets[$0])..<Int(made.offsets[$0 + 1])])
      }
    }
    let expected = (0..<9_000).map { row in (0..<row % 4).map { UInt32(row * 10 + $0) } }
    for threads in [1, 2, 7] { #expect(try rows(threads: threads) == expected) }
  }

  @Test func accumulatingStopsWhenAsked() {
    #expect(throws: MeasureError.cancelled) {
      try Parallel.accumulate(
        count: 10, chunkSize: 1, monitor: Monitor(isCancelled: { true }), makeWorker: { 0 },
        body: { _, _ in }, finish: { _ in })
    }
  }

  @Test(arguments: [1, 2, 7]) func filledChunksAndTheirNotesAreInOrder(threads: Int) {
    var array = ContiguousArray<Double>(repeating: 0, count: 100)
    let notes = Parallel.fill(&array, chunkSize: 9, monitor: Monitor(threads: threads)) {
      elements, range in
      for place in range { elements[place - range.lowerBound] = Double(place) }
      return range
    }
    #expect(array.elementsEqual((0..<100).map(Double.init)))
    #expect(notes.flatMap { Array($0) } == Array(0..<100))
    var none: ContiguousArray<Double> = []
    #expect(Parallel.fill(&none, chunkSize: 9, monitor: .task) { _, _ in 0 }.isEmpty)
  }

  @Test(arguments: [1, 2, 7]) func aTeamFillsChunksOfAnySize(threads: Int) throws {
    let chunks = [0..<1, 1..<1, 1..<8, 8..<10]
    var array = ContiguousArray<Double>(repeating: 0, count: 10)
    try Parallel.together(threads: threads) { team in
      for round in 1...2_000 {
        let notes = Parallel.fill(&array, chunks: chunks, team: team) { elements, range in
          for place in range { elements[place - range.lowerBound] += Double(place) }
          return range
        }
        guard notes == chunks, array.elementsEqual((0..<10).map { Double(round * $0) }) else {
          Issue.record("Round \(round) left something out or did it twice.")
          return
        }
      }
      // Nothing is left of the last round.
      var none: ContiguousArray<Double> = []
      #expect(Parallel.fill(&none, chunks: [], team: team) { _, _ in 0 }.isEmpty)
    }
  }

  @Test func manyTeamsAtOnceWaitForNoHelper() async {
    await withTaskGroup(of: Double.self) { group in
      for _ in 0..<100 {
        group.addTask {
          var array = ContiguousArray<Double>(repeating: 0, count: 50)
          let chunks = (0..<50).map { $0..<$0 + 1 }
          try? Parallel.together(threads: 4) { team in
            for _ in 0..<20 {
              Parallel.fill(&array, chunks: chunks, team: team) { elements, _ in
                elements[0] += 1
              }
            }
          }
          return array.reduce(0, +)
        }
      }
      for await sum in group { #expect(sum == 1_000) }
    }
  }

  @Test func nothingToDo() throws {
    var calls = 0
    try Parallel.reduce(
      count: 0, chunkSize: 10, monitor: .task, makeWorker: { 0 }, body: { _, _ in },
      merge: { _, _ in calls += 1 })
    #expect(calls == 0)
  }

  @Test func progressGoesForwardToTheEnd() throws {
    let seen = Mutex<[Double]>([])
    let monitor = Monitor(
      threads: 3, report: { progress in seen.withLock { $0.append(progress.fraction) } })
    try Parallel.reduce(
      count: 95, chunkSize: 10, monitor: monitor, makeWorker: { 0 }, body: { _, _ in },
      merge: { _, _ in })
    let fractions = seen.withLock { $0 }
    #expect(fractions == fractions.sorted())
    #expect(fractions.last == 1)
    #expect(Monitor.Progress(completed: 0, total: 0).fraction == 0)
  }

  @Test func cancellingStopsTheWork() {
    let asked = Mutex(0)
    let monitor = Monitor(
      threads: 1,
      isCancelled: {
        asked.withLock {
          $0 += 1; return $0 > 3
        }
      })
    var chunks = 0
    #expect(throws: MeasureError.cancelled) {
      try Parallel.reduce(
        count: 100, chunkSize: 1, monitor: monitor, makeWorker: { 0 }, body: { _, _ in },
        merge: { _, _ in chunks += 1 })
    }
    #expect(chunks == 3)
  }

  @Test func tasksCancelTheirWork() async {
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      try Monitor.task.checkCancellation()
    }
    task.cancel()
    await #expect(throws: MeasureError.cancelled) { try await task.value }
  }

  @Test func threadsAreAtLeastOne() {
    #expect(Monitor(threads: 0).threads == 1)
    #expect(Monitor(threads: -3).threads == 1)
    #expect(Monitor().threads >= 1)
  }
}
