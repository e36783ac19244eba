// Nulls that a payload lists, and what a payload has that a reader is passed.
using System.Collections.Generic;
using System.Text.Json;
namespace Variations.PayloadsWithNulls;
public sealed class Shift { public string Site { get; set; } = ""; public int Hours { get; set; } }
public sealed class Depot { public int Depth { get; set; } }
public sealed class Worker { public string Name { get; set; } = ""; public List<Shift> Shifts { get; set; } = []; public Depot Depot { get; set; } = null!; }
public static class Payroll
{
    private static Worker Read(string json) => JsonSerializer.Deserialize<Worker>(json)!;
    public static int Hours(Worker worker) { int hours = 0; foreach (Shift shift in worker.Shifts ?? []) { hours += shift.Hours; } return hours; } // want: null-deref
    public static int HoursOf(Worker worker) { int hours = 0; foreach (Shift? shift in worker.Shifts) { hours += shift?.Hours ?? 0; } return hours; }
    public static int First(string json) => JsonSerializer.Deserialize<List<Shift>>(json)![0].Hours; // want: null-deref
    public static int Depth(Worker worker) => worker.Depot.Depth; // want: null-deref
    public static int SentDepth(Worker worker) => worker.Depot.Depth;
    public static void DemoHours() => Hours(Read("{\"Name\":\"Bo\",\"Shifts\":[{\"Hours\":1},null]}"));
    public static void DemoHoursOf() => HoursOf(Read("{\"Shifts\":[null]}"));
    public static void DemoFirst() => First("[null]");
    public static void DemoDepth() => Depth(Read("{}"));
    public static void DemoSentDepth() => SentDepth(Read("{\"Depot\":{\"Depth\":2}}"));
}
