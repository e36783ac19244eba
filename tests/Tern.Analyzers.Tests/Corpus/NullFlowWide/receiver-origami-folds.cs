// case: receiver-origami-folds
// category: receivers-and-contracts
// rationale: extension methods on a null receiver, null in gives null out, a mode argument that decides, a coalesce of two nulls
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.ReceiverOrigamiFolds;

public enum Sheet
{
    Square,
    None,
}

public sealed class Fold(string crease)
{
    public string Crease { get; } = crease;
    public Fold? Next { get; init; }
}

public static class FoldExtensions
{
    public static int Depth(this Fold fold) => 1 + fold.Crease.Length; // want: null-deref

    public static bool IsFlat(this Fold? fold) => fold is null || fold.Crease.Length == 0;

    public static Fold? Tail(this Fold? fold)
    {
        if (fold is null)
        {
            return null;
        }

        return fold.Next ?? fold;
    }

    public static Fold Or(this Fold? fold, Fold other) => fold ?? other;
}

public static class Paper
{
    public static Fold? Cut(Sheet kind) => kind == Sheet.Square ? new Fold("valley") : null;

    private static Fold Start(Sheet kind) => Cut(kind)!;

    public static int Deep(Sheet kind) => Start(kind).Depth();

    public static bool Flat(Sheet kind) => Start(kind).IsFlat();

    public static string Last(Fold? fold)
    {
        var tail = fold.Tail();
        return tail!.Crease; // want: null-deref
    }

    public static int Joined(Sheet left, Sheet right)
    {
        var fold = Cut(left).Or(Cut(right)!);
        return fold.Crease.Length; // want: null-deref
    }

    public static int JoinedSpare(Sheet left) => Cut(left).Or(new Fold("spare")).Crease.Length;

    public static string LastSquare() => Cut(Sheet.Square).Tail()!.Crease;
}

public static class Case
{
    public static void Demo1() => Paper.Deep(Sheet.None);

    public static void Demo2() => Paper.Deep(Sheet.Square);

    public static void Demo3() => Paper.Flat(Sheet.None);

    public static void Demo4() => Paper.Last(Paper.Cut(Sheet.None));

    public static void Demo5() => Paper.Joined(Sheet.None, Sheet.None);

    public static void Demo6() => Paper.Joined(Sheet.None, Sheet.Square);

    public static void Demo7() => Paper.JoinedSpare(Sheet.None);

    public static void Demo8() => Paper.LastSquare();
}
