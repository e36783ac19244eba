// case: neg-rpc-lab-orders
// category: negative-rpc
// rationale: discriminated union by tag, presence flags, metadata with Has, handler with NotFound reply, fallback that always answers
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegRpcLabOrders;

public enum OrderCase
{
    None,
    Blood,
    Swab,
}

public sealed record Blood(string Tube);
public sealed record Swab(string Site);

public sealed class LabOrder
{
    private object? _body;

    public OrderCase Case { get; private set; }
    public Blood Blood => Case == OrderCase.Blood ? (Blood)_body! : null!;
    public Swab Swab => Case == OrderCase.Swab ? (Swab)_body! : null!;
    public string? Doctor { get; private set; }
    public bool HasDoctor => Doctor != null;

    public static LabOrder Decode(IEnumerable<KeyValuePair<int, string>> fields)
    {
        var order = new LabOrder();
        foreach (var (tag, text) in fields)
        {
            (order.Case, order._body) = tag switch
            {
                1 => (OrderCase.Blood, new Blood(text)),
                2 => (OrderCase.Swab, new Swab(text)),
                _ => (order.Case, order._body),
            };
            order.Doctor = tag == 3 ? text : order.Doctor;
        }

        return order;
    }
}

public static class Lab
{
    private static readonly Dictionary<string, string> Headers = new() { ["ward"] = "w7" };

    private static bool Has(string key) => Headers.ContainsKey(key);
    private static string? Get(string key) => Headers.GetValueOrDefault(key);

    public static string Route(LabOrder o) => o.Case switch
    {
        OrderCase.Blood => o.Blood.Tube.Trim(),
        OrderCase.Swab => o.Swab.Site.ToUpperInvariant(),
        _ => "none",
    };

    public static int Sign(LabOrder o) => o.HasDoctor ? o.Doctor.Length : 0; // csc-false
    public static int Ward() => Has("ward") ? Get("ward").Length : 0; // csc-false

    private static async Task<T> OrElse<T>(Func<Task<T?>> call, Func<T> fallback)
        where T : class
    {
        try
        {
            return await call() ?? fallback();
        }
        catch (TimeoutException)
        {
            return fallback();
        }
    }

    public static async Task<int> Ask(string? known) =>
        (await OrElse(() => Task.FromResult(known), () => "unknown")).Length;
}

public static class Case
{
    public static void Demo1() => Lab.Route(LabOrder.Decode([new(1, "t"), new(3, "dr")]));
    public static void Demo2() => Lab.Sign(LabOrder.Decode([new(2, "arm"), new(3, "dr")]));
    public static void Demo3() => _ = Lab.Route(LabOrder.Decode([])).Length + Lab.Ward();
    public static Task Demo4() => Lab.Ask(null);
}
