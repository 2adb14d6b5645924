// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import Testing

@Suite("Calendar dates")
struct CalendarDateTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11016), ("2000-03-01", 11017),
    ("2026-03-31", 20543), ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
  ])
  func knownDays(text: String, number: Int) throws {
    #expect(CalendarDate(text)?.dayNumber == number)
    #expect("\(CalendarDate(dayNumber: number))" == text)
  }

  @Test(arguments: [
    "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-1-1", "26-01-01",
    "2026/01/01", "2026-01-01 ", "", "-026-01-01", "+026-01-01", "0000-01-01", "2026-01-0x",
    "２０２６-01-01",
  ])
  func daysThatAreNone(text: String) { #expect(CalendarDate(text) == nil) }

  @Test func everyDayOfFourHundredYearsComesBack() {
    var previous = CalendarDate(dayNumber: 11_015)
    for number in 11_016..<(11_016 + 146_097) {
      let date = CalendarDate(dayNumber: number)
      let (year, month, day) = date.components
      if CalendarDate(year: year, month: month, day: day) != date || previous >= date {
        Issue.record("day \(number)")
      }
      previous = date
    }
  }
}
