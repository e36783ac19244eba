// case: result-organ-transport
// category: error-contract
// rationale: status enum, result record hierarchy with a shared payload and a flag that means something else
// csc: none

using System;

namespace NullSafety.Wide.ResultOrganTransport;

public enum Stage
{
    Matched,
    Waiting,
    Rejected,
}

public sealed record Offer(string Recipient, string Hospital);

public sealed record Match(Stage Stage, Offer Offer, string Reason)
{
    public static Match Of(Offer o) => new(Stage.Matched, o, null!);
    public static Match Wait() => new(Stage.Waiting, null!, null!);
    public static Match Reject(string why) => new(Stage.Rejected, null!, why);
}

public sealed class Reply
{
    public bool Delivered { get; init; }
    public Match? Content { get; init; }
    public bool HasContent => Content != null;
}

public static class Matcher
{
    public static Match Find(int blood) => blood switch
    {
        0 => Match.Of(new Offer("r", "north")),
        1 => Match.Wait(),
        _ => Match.Reject("no donor"),
    };

    public static Reply Ask(int blood) => blood < 0
        ? new Reply { Delivered = true }
        : new Reply { Delivered = true, Content = Find(blood) };
}

public static class Case
{
    private static int Route(int blood)
    {
        var m = Matcher.Find(blood);
        if (m.Stage == Stage.Rejected)
        {
            return m.Reason.Length;
        }

        return m.Offer.Hospital.Length; // want: null-deref
    }

    private static int Explain(int blood)
    {
        var m = Matcher.Find(blood);
        return m.Stage switch
        {
            Stage.Matched => m.Offer.Recipient.Length,
            Stage.Waiting => m.Reason.Length, // want: null-deref
            _ => m.Reason.Length,
        };
    }

    private static Stage Answer(int blood)
    {
        var reply = Matcher.Ask(blood);
        return reply.Delivered ? reply.Content!.Stage : Stage.Waiting; // want: null-deref
    }

    private static Stage SafeAnswer(int blood)
    {
        var reply = Matcher.Ask(blood);
        return reply.HasContent ? reply.Content!.Stage : Stage.Waiting;
    }

    public static void Demo1() => Route(1);
    public static void Demo2() => Explain(1);
    public static void Demo3() => Explain(2);
    public static void Demo4() => Answer(-1);
    public static void Demo5() => SafeAnswer(-1);
    public static void Demo6() => Route(2);
}
