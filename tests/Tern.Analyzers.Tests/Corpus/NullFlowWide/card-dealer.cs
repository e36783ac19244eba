// case: card-dealer
// category: loop-carried
// rationale: the best card and the previous card are null in the first round, after a failed search and after a reset
// csc: none

namespace NullSafety.Blind.CardDealer;

public enum Suit
{
    Clubs,
    Hearts,
    Spades,
}

public sealed class Card(Suit suit, int rank) : IComparable<Card>
{
    public Suit Suit => suit;

    public int Rank => rank;

    public int CompareTo(Card? other) => other is null ? 1 : rank.CompareTo(other.Rank);
}

public sealed class Trick
{
    private readonly List<Card> _cards = new();

    public Trick(params Card[] cards) => _cards.AddRange(cards);

    public int BestOf(Suit suit)
    {
        Card best = null!;
        foreach (var card in _cards)
        {
            if (card.Suit == suit && card.CompareTo(best) > 0)
            {
                best = card;
            }
        }

        return best.Rank; // want: null-deref
    }

    public int BestOrNone(Suit suit)
    {
        Card? best = null;
        foreach (var card in _cards)
        {
            if (card.Suit == suit && card.CompareTo(best) > 0)
            {
                best = card;
            }
        }

        return best?.Rank ?? -1;
    }

    public int LongestRun()
    {
        int run = 0;
        int longest = 0;
        Card previous = _cards[0];
        for (int i = 1; i < _cards.Count; i++)
        {
            run = _cards[i].Rank == previous.Rank + 1 ? run + 1 : 0; // want: null-deref
            longest = Math.Max(longest, run);
            previous = run == 0 ? null! : _cards[i];
        }

        return longest;
    }

    public int LongestRunKept()
    {
        int run = 0;
        int longest = 0;
        Card? previous = null;
        foreach (var card in _cards)
        {
            run = previous != null && card.Rank == previous.Rank + 1 ? run + 1 : 0;
            longest = Math.Max(longest, run);
            previous = card;
        }

        return longest;
    }
}

public static class Case
{
    private static Trick Table() => new(new Card(Suit.Clubs, 4), new Card(Suit.Hearts, 9), new Card(Suit.Clubs, 10));

    public static void DemoBest() => Table().BestOf(Suit.Spades);

    public static void DemoRun() => Table().LongestRun();

    public static void DemoSafe() => _ = Table().BestOrNone(Suit.Spades) + Table().LongestRunKept();
}
