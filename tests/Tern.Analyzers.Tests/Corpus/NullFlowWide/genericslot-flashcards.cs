// case: genericslot-flashcards
// category: generic-default
// rationale: slots and searches of a flash card deck yield default(T)
// csc: none

using System;
using System.Collections.Generic;

namespace NullSafety.Wide.GenericslotFlashcards;

internal sealed class Card(string front)
{
    public string Front { get; } = front;
}

internal sealed class Side<T>
{
    private T _value = default!;

    public bool Filled { get; private set; }

    public T Value => _value;

    public void Fill(T value)
    {
        _value = value;
        Filled = true;
    }
}

internal static class Decks
{
    private static readonly Card End = null!;

    public static T Pick<T>(IReadOnlyList<T> cards, Predicate<T> wanted)
    {
        for (int i = 0; i < cards.Count; i++)
        {
            if (wanted(cards[i]))
            {
                return cards[i];
            }
        }

        return default!;
    }

    public static List<Card> Closed(params Card[] cards) => [.. cards, End];
}

internal sealed class Trainer
{
    private readonly Side<Card> _front = new();
    private readonly Side<int> _streak = new();

    public void Show(Card card) => _front.Fill(card);

    public int Streak() => _streak.Value.CompareTo(3);

    public int Peek() => _front.Value.Front.Length; // want: null-deref

    public int PeekSafe() => _front.Filled ? _front.Value.Front.Length : 0;

    public int Longest(Card[] cards, int min)
    {
        int digits = Decks.Pick(new[] { 1, 20 }, n => n > min).ToString().Length;
        var card = Decks.Pick(cards, c => c.Front.Length > min);
        return digits + card.Front.Length; // want: null-deref
    }

    public int Total(params Card[] cards)
    {
        int sum = 0;
        foreach (var card in Decks.Closed(cards))
        {
            sum += card.Front.Length; // want: null-deref
        }

        return sum;
    }
}

public static class Demos
{
    public static void DemoEmptySlot() => new Trainer().Peek();
    public static void DemoEmptySlotSafe() => new Trainer().PeekSafe();
    public static void DemoStreak() => new Trainer().Streak();
    public static void DemoNoneLong() => new Trainer().Longest([new Card("a")], 30);
    public static void DemoTotal() => new Trainer().Total(new Card("a"));
}
