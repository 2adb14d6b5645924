// SPDX-License-Identifier: Apache-2.0

// Apple's systems have atomic numbers later than what the package runs on; there, and where threads cannot
// give way, they are woken for each round.
#if canImport(Synchronization) && canImport(Dispatch) && (canImport(Glibc) || canImport(Musl))
  internal import Dispatch
  internal import Synchronization
  #if canImport(Glibc)
    internal import Glibc
  #else
    internal import Musl
  #endif
#endif

extension Parallel {
  /// Lets threads stay together while the body runs, for many rounds of work so short that waking threads
  /// for each would take as long.
  ///
  /// - Parameter threads: How many threads may work, the one that calls among them.
  static func together<Result>(
    threads: Int, body: (Team) throws(MeasureError) -> Result
  ) throws(MeasureError) -> Result {
    let team = Team(threads: threads)
    defer { team.disband() }
    return try body(team)
  }
}

#if canImport(Synchronization) && canImport(Dispatch) && (canImport(Glibc) || canImport(Musl))

  extension Parallel {
    /// Threads that wait for the next round without going to sleep.
    ///
    /// Each begins with a part of the chunks of its own, the same in every round, as what it read before is in
    /// its cache; then it takes what others left. A round is over when its chunks are, whoever did them: a
    /// helper that comes late, or never, is not waited for; one that is inside is.
    final class Team: Sendable {
      /// Odd while a round is open, and then a number of its own; negative once there are no more.
      private let phase = Atomic(0)
      /// How many helpers are within a round or about to find out that it is closed.
      private let inside = Atomic(0)
      private let parts: [Part]
      private let work = Mutex(Work())

      /// The chunks that one thread begins with: the next that nobody took.
      private final class Part: Sendable {
        let next = Atomic(0)
      }

      private struct Work {
        var count = 0
        var job: (@Sendable (Int) -> Void)?
      }

      fileprivate init(threads: Int) {
        parts = (0..<max(1, threads)).map { _ in Part() }
        for member in parts.indices.dropFirst() {
          DispatchQueue.global().async { [self] in help(as: member) }
        }
      }

      /// Calls the job with each number below `count`, at the same time where it can.
      func run(_ count: Int, _ job: @escaping @Sendable (Int) -> Void) {
        work.withLock { $0 = Work(count: count, job: job) }
        for (member, part) in parts.enumerated() {
          part.next.store(start(of: member, count), ordering: .relaxed)
        }
        phase.add(1, ordering: .sequentiallyConsistent)
        takeChunks(as: 0, count, job)
        phase.add(1, ordering: .sequentiallyConsistent)
        // Either a helper saw that the round is closed, or this sees the helper.
        while inside.load(ordering: .sequentiallyConsistent) > 0 { Self.pause() }
        work.withLock { $0.job = nil }
      }

      fileprivate func disband() { phase.store(-1, ordering: .sequentiallyConsistent) }

      private func start(of member: Int, _ count: Int) -> Int { count * member / parts.count }

      private func help(as member: Int) {
        var last = 0
        while true {
          let phase = phase.load(ordering: .acquiring)
          if phase < 0 { return }
          if phase % 2 == 1, phase != last {
            inside.add(1, ordering: .sequentiallyConsistent)
            enter(phase, as: member)
            inside.subtract(1, ordering: .sequentiallyConsistent)
            last = phase
          } else {
            Self.pause()
          }
        }
      }

      /// Takes part in a round, if it is open still; what it holds of the job is let go at its end.
      @inline(never)
      private func enter(_ round: Int, as member: Int) {
        guard phase.load(ordering: .sequentiallyConsistent) == round else { return }
        let work = work.withLock { $0 }
        if let job = work.job { takeChunks(as: member, work.count, job) }
      }

      private func takeChunks(as member: Int, _ count: Int, _ job: (Int) -> Void) {
        for owner in (member..<member + parts.count).lazy.map({ $0 % self.parts.count }) {
          let end = start(of: owner + 1, count)
          while true {
            let chunk = parts[owner].next.add(1, ordering: .relaxed).oldValue
            if chunk >= end { break }
            job(chunk)
          }
        }
      }

      /// Lets other threads go first: on a busy machine the one waited for may be among them.
      private static func pause() { sched_yield() }
    }
  }

#else

  extension Parallel {
    /// Threads that are woken for each round.
    struct Team: Sendable {
      private let threads: Int

      fileprivate init(threads: Int) { self.threads = max(1, threads) }

      /// Calls the job with each number below `count`, at the same time where it can.
      func run(_ count: Int, _ job: @escaping @Sendable (Int) -> Void) {
        Parallel.forEach(count, threads: threads, job)
      }

      fileprivate func disband() {}
    }
  }

#endif
