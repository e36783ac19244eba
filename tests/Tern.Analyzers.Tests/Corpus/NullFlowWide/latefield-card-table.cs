// case: latefield-card-table
// category: late-init
// rationale: a dealer deals fewer cards than the hand holds, a two-phase table is shown before OnOpen, a typed pair keeps its second slot empty
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace NullSafety.Wide2.LatefieldCardTable;

public sealed class Card(int rank, string suit)
{
    public int Rank { get; } = rank;
    public string Suit { get; } = suit;
}

public struct Duo<A, B>
{
    public A First;
    public B Second;
    public static Duo<A, B> Of(A first) => new() { First = first };
}

public abstract class Screen
{
    public bool Visible { get; private set; }

    protected abstract void OnOpen();
    public abstract int Render();

    public void Open()
    {
        OnOpen();
        Visible = true;
    }
}

public sealed class CardTable : Screen
{
    private List<Card> _deck = null!;
    private string[] _seats = ["n", "e"];

    protected override void OnOpen() => _deck = Enumerable.Range(2, 6).Select(r => new Card(r, "spades")).ToList();
    public override int Render() => _seats.Length + _deck.Count; // want: null-deref
    public int RenderVisible() => Visible ? _deck.Count : 0;

    private static Card[] Deal(int hand, IEnumerable<Card> deck)
    {
        var cards = new Card[hand];
        int i = 0;
        foreach (var c in deck.Take(hand))
            cards[i++] = c;

        return cards;
    }

    public static int Score(int hand, params Card[] deck)
    {
        var cards = Deal(hand, deck);
        return cards.Aggregate(0, (sum, c) => sum + c.Rank); // want: null-deref
    }

    public static int ScoreDealt(int hand, params Card[] deck) => Deal(hand, deck).TakeWhile(c => c != null).Sum(c => c.Rank);

    public static string Best(Card card)
    {
        var pair = Duo<Card, Card>.Of(card);
        return pair.First.Suit + pair.Second.Suit; // want: null-deref
    }

    public static string BestScore(Card card)
    {
        var pair = Duo<Card, int>.Of(card);
        return pair.First.Suit + pair.Second.ToString();
    }
}

public static class Case
{
    private static CardTable Opened() { var t = new CardTable(); t.Open(); return t; }

    public static void Demo1() => new CardTable().Render();
    public static void Demo2() => Console.Out.Write(Opened().Render() + new CardTable().RenderVisible() > 99 ? "x" : "");
    public static void Demo3() => CardTable.Score(3, new Card(2, "h"));
    public static void Demo4() => CardTable.ScoreDealt(3, new Card(2, "h"));
    public static void Demo5() => CardTable.Best(new Card(2, "h"));
    public static void Demo6() => CardTable.BestScore(new Card(2, "h"));
}
