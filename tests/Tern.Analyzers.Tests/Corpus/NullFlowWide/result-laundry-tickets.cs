// case: result-laundry-tickets
// category: result-object
// rationale: status enums, a Success flag and a one-sided result whose payload is missing when it says no
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.ResultLaundryTickets;

public enum Wash { Ready, Running, Lost }

public sealed class Garment
{
    public string Fabric = "wool";
}

public sealed class Ticket
{
    public Wash State { get; private init; }
    public Garment Item { get; private init; } = null!;

    public static Ticket Of(int number) => number switch
    {
        < 10 => new Ticket { State = Wash.Ready, Item = new Garment() },
        < 20 => new Ticket { State = Wash.Running, Item = new Garment { Fabric = "silk" } },
        _ => new Ticket { State = Wash.Lost },
    };
}

public readonly struct Receipt<T>
    where T : class
{
    private Receipt(T value, string problem) => (Value, Problem) = (value, problem);

    public T Value { get; }
    public string Problem { get; }
    public bool Success => Problem is null;
    public static Receipt<T> Ok(T value) => new(value, null!);

    public static Receipt<T> Fail(string problem) => new(null!, problem);
}

public static class Counter
{
    private static Receipt<Garment> Collect(int number)
    {
        var ticket = Ticket.Of(number);
        return ticket.State == Wash.Ready ? Receipt<Garment>.Ok(ticket.Item) : Receipt<Garment>.Fail($"ticket {number}");
    }

    private static int Fold(Ticket ticket)
    {
        if (ticket.State != Wash.Running)
        {
            return ticket.Item.Fabric.Length; // want: null-deref
        }

        return ticket.Item.Fabric.Length + 1;
    }

    private static int FoldSafe(Ticket ticket) => ticket.State is Wash.Lost ? 0 : ticket.Item.Fabric.Length;

    private static int Hand(int number)
    {
        var receipt = Collect(number);
        if (!receipt.Success)
        {
            Console.Write(receipt.Problem.Length);
        }

        return receipt.Value.Fabric.Length; // want: null-deref
    }

    private static int HandSafe(int number)
    {
        var receipt = Collect(number);
        return receipt.Success ? receipt.Value.Fabric.Length : receipt.Problem.Length;
    }

    private static int Complain(int number) => Collect(number).Problem.Length; // want: null-deref
    public static void Demo1() => Fold(Ticket.Of(30));
    public static void Demo2() => Console.Write(Fold(Ticket.Of(15)) + FoldSafe(Ticket.Of(30)));
    public static void Demo3() => Hand(12);
    public static void Demo4() => Console.Write(HandSafe(12) + HandSafe(3));
    public static void Demo5() => Complain(3);
}
