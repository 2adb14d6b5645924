// SPDX-License-Identifier: Apache-2.0

#if canImport(Dispatch)
  internal import Dispatch
#endif
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#endif

/// The one place where the library uses more than one thread.
///
/// Work is split into chunks whose size never depends on the number of threads, and the chunks'
/// results are merged in order, so that sums have the same bits however many threads ran them.
enum Parallel {
  /// The number of cores that are on line.
  static let processorCount: Int = {
    #if canImport(Glibc) || canImport(Darwin) || canImport(Musl)
      return max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    #else
      return 1
    #endif
  }()

  /// Works through `0..<count` in fixed chunks and merges what each gave, in order.
  ///
  /// Each thread has one worker, made once and used for every chunk it gets: `body` fills it and
  /// `merge`, one at a time, takes its results out and leaves it ready for the next chunk. A thread
  /// waits only where it is done before the chunk ahead of its own is merged. A worker may instead add
  /// up whole numbers over all its chunks, whose sum no order changes, for `finish` to take out at
  /// the end.
  ///
  /// - Complexity: the work of `body`, divided by the threads; space for one worker a thread.
  static func reduce<Worker>(
    count: Int, chunkSize: Int, monitor: Monitor, makeWorker: () -> Worker,
    body: (inout Worker, Range<Int>) -> Void, merge: (inout Worker, Range<Int>) -> Void,
    finish: (Worker) -> Void = { _ in }
  ) throws(MeasureError) {
    let chunks = (count + chunkSize - 1) / chunkSize
    let threads = min(monitor.threads, max(chunks, 1))
    var workers = (0..<threads).map { _ in makeWorker() }
    let next = Guarded(0)
    let turns = Turns(threads: threads)
    try monitor.checkCancellation()
    concurrently(&workers, count: threads) { worker, thread in
      while let chunk = next.take(below: chunks) {
        let range = chunk * chunkSize..<min(count, (chunk + 1) * chunkSize)
        body(&worker, range)
        turns.wait(for: chunk, thread: thread)
        merge(&worker, range)
        monitor.report(.init(completed: range.upperBound, total: count))
        turns.pass()
        // Only the thread that called knows its task, but it takes part.
        if chunk + 1 < chunks, monitor.isCancelled() { next.with { $0 = .max } }
      }
    }
    if next.with({ $0 == .max }) { throw .cancelled }
    for worker in workers { finish(worker) }
  }

  /// Works through `0..<count` in fixed chunks, of which a thread takes the next when it is done with
  /// one.
  ///
  /// Each thread has one worker, made once and used for every chunk it gets, in ascending order.
  /// Which chunks meet in one worker is left to chance, so that workers may only add up what no order
  /// changes, such as whole numbers; `finish` takes it out at the end.
  ///
  /// - Complexity: the work of `body`, divided by the threads; space for one worker a thread.
  static func accumulate<Worker>(
    count: Int, chunkSize: Int, monitor: Monitor, makeWorker: () -> Worker,
    body: (inout Worker, Range<Int>) -> Void, finish: (Worker) -> Void
  ) throws(MeasureError) {
    let chunks = (count + chunkSize - 1) / chunkSize
    var workers = (0..<min(monitor.threads, max(chunks, 1))).map { _ in makeWorker() }
    try accumulate(
      count: count, chunkSize: chunkSize, monitor: monitor, workers: &workers, body: body)
    for worker in workers { finish(worker) }
  }

  /// The same with workers that are there already, at least one; no more threads run than there are.
  static func accumulate<Worker>(
    count: Int, chunkSize: Int, monitor: Monitor, workers: inout [Worker],
    body: (inout Worker, Range<Int>) -> Void
  ) throws(MeasureError) {
    let chunks = (count + chunkSize - 1) / chunkSize
    var rounds = Rounds(chunks: chunks, threads: workers.count)
    while let (first, last) = rounds.next() {
      try monitor.checkCancellation()
      let next = Guarded(first)
      concurrently(&workers, count: min(workers.count, last - first)) { worker, _ in
        while let chunk = next.take(below: last) {
          body(&worker, chunk * chunkSize..<min(count, (chunk + 1) * chunkSize))
        }
      }
      monitor.report(.init(completed: min(count, last * chunkSize), total: count))
    }
  }

  /// What the body gives for each of `0..<count`, in order.
  ///
  /// Each thread has one worker, made once; what the body gives must not depend on what the worker
  /// was used for before. A thread takes the next few when it is done with some.
  ///
  /// - Complexity: the work of `body`, divided by the threads; space for one worker a thread.
  static func map<Worker, Element>(
    count: Int, chunkSize: Int, monitor: Monitor, makeWorker: () -> Worker,
    body: (inout Worker, Int) -> Element
  ) throws(MeasureError) -> [Element] {
    let chunks = (count + chunkSize - 1) / chunkSize
    var workers = (0..<min(monitor.threads, max(chunks, 1))).map { _ in
      MapWorker<Worker, Element>(worker: makeWorker())
    }
    var elements: [Element] = []
    elements.reserveCapacity(count)
    var rounds = Rounds(chunks: chunks, threads: workers.count)
    while let (first, last) = rounds.next() {
      try monitor.checkCancellation()
      let next = Guarded(first)
      concurrently(&workers, count: min(workers.count, last - first)) { worker, _ in
        // Only the thread that called knows its task, but it takes part.
        while !monitor.isCancelled(), let chunk = next.take(below: last) {
          for index in chunk * chunkSize..<min(count, (chunk + 1) * chunkSize) {
            worker.made.append((index, body(&worker.worker, index)))
          }
        }
      }
      var made: [(index: Int, element: Element)] = []
      for index in workers.indices {
        made.append(contentsOf: workers[index].made)
        workers[index].made.removeAll(keepingCapacity: true)
      }
      let end = min(count, last * chunkSize)
      if elements.count + made.count < end { throw .cancelled }
      made.sort { $0.index < $1.index }
      for one in made { elements.append(one.element) }
      monitor.report(.init(completed: end, total: count))
    }
    return elements
  }

  /// Rounds of chunks, between which the calling thread asks whether to go on and tells how far the
  /// work is: short enough to be asked often, long enough that threads seldom wait for each other.
  ///
  /// The time a round takes decides on how many chunks are in the next, never on what they give.
  private struct Rounds {
    let chunks: Int
    let threads: Int
    private var size: Int
    private var done = 0
    private var start = ContinuousClock.now

    init(chunks: Int, threads: Int) {
      self.chunks = chunks
      self.threads = threads
      size = 2 * threads
    }

    mutating func next() -> (first: Int, last: Int)? {
      if done >= chunks { return nil }
      let now = ContinuousClock.now
      let taken = now - start
      start = now
      if done > 0, taken < .milliseconds(20) { size *= taken < .milliseconds(5) ? 4 : 2 }
      if taken > .milliseconds(200) { size = max(threads, size / 2) }
      let first = done
      done = min(done + size, chunks)
      return (first, done)
    }
  }

  /// What one thread made out of order, and with what.
  private struct MapWorker<Worker, Element> {
    var worker: Worker
    var made: [(index: Int, element: Element)] = []
  }

  /// Fills an array in fixed chunks, each written by one thread.
  ///
  /// What is written must depend on the position alone, so that the bits are the same however many
  /// threads run. `body` gets the elements of a chunk and where they stand in the array.
  ///
  /// - Returns: What the body says of each chunk, in order.
  /// - Complexity: the work of `body`, divided by the threads.
  @discardableResult
  static func fill<Note>(
    _ array: inout ContiguousArray<Double>, chunkSize: Int, monitor: Monitor,
    body: (inout MutableSpan<Double>, Range<Int>) -> Note
  ) -> [Note] {
    let chunks = stride(from: 0, to: array.count, by: chunkSize).map {
      $0..<min(array.count, $0 + chunkSize)
    }
    return fill(&array, chunks: chunks, body: body) {
      forEach($0, threads: monitor.threads, $1)
    }
  }

  /// The same by a team, in chunks given one after the other, which may be chosen so that they take equally
  /// long.
  @discardableResult
  static func fill<Note>(
    _ array: inout ContiguousArray<Double>, chunks: [Range<Int>], team: Team,
    body: (inout MutableSpan<Double>, Range<Int>) -> Note
  ) -> [Note] {
    fill(&array, chunks: chunks, body: body) { team.run($0, $1) }
  }

  private static func fill<Note>(
    _ array: inout ContiguousArray<Double>, chunks: [Range<Int>],
    body: (inout MutableSpan<Double>, Range<Int>) -> Note,
    forEachChunk: (_ count: Int, _ job: @escaping @Sendable (Int) -> Void) -> Void
  ) -> [Note] {
    precondition(
      chunks.first.map(\.lowerBound) ?? 0 == 0
        && chunks.last.map(\.upperBound) ?? 0 == array.count
        && zip(chunks, chunks.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound },
      "Chunks share no element and leave none out.")
    var notes = [Note?](repeating: nil, count: chunks.count)
    unsafe array.withUnsafeMutableBufferPointer { buffer in
      unsafe notes.withUnsafeMutableBufferPointer { notes in
        withoutActuallyEscaping(body) { body in
          // No two chunks share an element or a note, and all end before this returns.
          let shared = unsafe SharedSlices(elements: buffer, notes: notes, body: body)
          forEachChunk(chunks.count) { unsafe shared.fill($0, chunks[$0]) }
        }
      }
    }
    return notes.compactMap { $0 }
  }

  /// Calls the job with each number below `count`, at the same time where it can.
  static func forEach(_ count: Int, threads: Int, _ job: @Sendable (Int) -> Void) {
    let next = Guarded(0)
    concurrently(min(threads, count)) { _ in
      while let number = next.take(below: count) { job(number) }
    }
  }

  /// Calls the body with each number below `count`, at the same time where it can.
  private static func concurrently(_ count: Int, body: @Sendable (Int) -> Void) {
    #if canImport(Dispatch)
      if count > 1 {
        DispatchQueue.concurrentPerform(iterations: count, execute: body)
        return
      }
    #endif
    for index in 0..<count { body(index) }
  }

  /// Runs the body once on each of the first `count` elements, at the same time where it can.
  private static func concurrently<Element>(
    _ elements: inout [Element], count: Int, body: (inout Element, Int) -> Void
  ) {
    if count == 1 {
      body(&elements[0], 0)
      return
    }
    unsafe elements.withUnsafeMutableBufferPointer { buffer in
      withoutActuallyEscaping(body) { body in
        // Each iteration touches its own element only, and all end before this returns.
        let shared = unsafe Shared(base: buffer.baseAddress, body: body)
        concurrently(count) { index in
          guard let base = unsafe shared.base else { return }
          unsafe shared.body(&base[index], index)
        }
      }
    }
  }

  /// Carries what every thread may use across the `Sendable` border of `concurrentPerform`.
  ///
  /// Unchecked, as each call touches the element of its own index alone, and none outlives the loop.
  @unsafe private struct Shared<Element>: @unchecked Sendable {
    let base: UnsafeMutablePointer<Element>?
    let body: (inout Element, Int) -> Void
  }

  /// The same for an array whose chunks are filled.
  @unsafe private struct SharedSlices<Note>: @unchecked Sendable {
    let elements: UnsafeMutableBufferPointer<Double>
    let notes: UnsafeMutableBufferPointer<Note?>
    let body: (inout MutableSpan<Double>, Range<Int>) -> Note

    func fill(_ chunk: Int, _ range: Range<Int>) {
      let slice = unsafe UnsafeMutableBufferPointer(rebasing: elements[range])
      var span = unsafe slice.mutableSpan
      unsafe notes[chunk] = body(&span, range)
    }
  }

  /// Lets threads that did chunks at the same time go on one after the other, in the chunks' order.
  private final class Turns: Sendable {
    private let state: Guarded<(turn: Int, waiting: [Int?])>
    #if canImport(Dispatch)
      private let gates: [DispatchSemaphore]
    #endif

    init(threads: Int) {
      state = Guarded((0, [Int?](repeating: nil, count: threads)))
      #if canImport(Dispatch)
        gates = (0..<threads).map { _ in DispatchSemaphore(value: 0) }
      #endif
    }

    /// Returns when all chunks before this one have passed.
    func wait(for chunk: Int, thread: Int) {
      let mustWait = state.with { state in
        if state.turn < chunk { state.waiting[thread] = chunk }
        return state.turn < chunk
      }
      // One thread alone takes the chunks in order and never waits.
      #if canImport(Dispatch)
        if mustWait { gates[thread].wait() }
      #else
        assert(!mustWait)
      #endif
    }

    /// Says that the chunk whose turn it was is through.
    func pass() {
      let following = state.with { state in
        state.turn += 1
        let thread = state.waiting.firstIndex(of: state.turn)
        if let thread { state.waiting[thread] = nil }
        return thread
      }
      #if canImport(Dispatch)
        if let following { gates[following].signal() }
      #else
        assert(following == nil)
      #endif
    }
  }

  /// A value that one thread at a time may use.
  ///
  /// Unchecked, as the compiler does not know that the gate lets one thread through.
  final class Guarded<Value: Sendable>: @unchecked Sendable {
    // Touched between waiting for the gate and signalling it, and nowhere else.
    private var value: Value
    #if canImport(Dispatch)
      private let gate = DispatchSemaphore(value: 1)
    #endif

    init(_ value: Value) { self.value = value }

    /// Uses the value; the body must not wait for another thread.
    func with<Result>(_ body: (inout Value) -> Result) -> Result {
      #if canImport(Dispatch)
        gate.wait()
        defer { gate.signal() }
      #endif
      return body(&value)
    }
  }
}

extension Parallel.Guarded<Int> {
  /// The next number below an end, or `nil` when all were taken.
  fileprivate func take(below end: Int) -> Int? {
    with { next in
      if next >= end { return nil }
      next += 1
      return next - 1
    }
  }
}
