// case: outref-pub-quiz
// category: out-ref
// rationale: out parameters of a splitter, a ref that the callee clears, a user-written Deconstruct
// csc: none

using System;

namespace NullSafety.Wide.OutrefPubQuiz;

public sealed class Question(string text, string? answer)
{
    public void Deconstruct(out string text1, out string answer1)
    {
        text1 = text;
        answer1 = answer!;
    }

    public void Deconstruct(out string text1, out string answer1, out bool known)
    {
        (text1, answer1) = this;
        known = answer1 != null;
    }
}

public static class Sheet
{
    public static void Split(string line, out string team, out string guess)
    {
        string[] parts = line.Split(':');
        (team, guess) = (parts[0], parts.Length > 1 ? parts[1] : null!);
    }

    public static void Spend(ref string joker, int round)
    {
        joker = round > 3 ? null! : joker;
    }

    public static void Renew(ref string? joker) => joker = joker is null ? "double" : joker + "+";
}

public static class Case
{
    private static int Grade(string line)
    {
        Sheet.Split(line, out var team, out var guess);
        int n = team.Length;
        return n + guess.Length; // want: null-deref
    }

    private static int Team(string line)
    {
        Sheet.Split(line, out var team, out _);
        return team.Length;
    }

    private static int Play(int rounds)
    {
        string joker = "double";
        int points = 0;
        for (int r = 1; r <= rounds; r++)
        {
            points += joker.Length; // want: null-deref
            Sheet.Spend(ref joker, r);
        }

        return points;
    }

    private static int Renewed()
    {
        string? joker = null;
        Sheet.Renew(ref joker);
        return joker!.Length;
    }

    private static int Reveal(Question q)
    {
        var (text, answer) = q;
        return text.Length + answer.Length; // want: null-deref
    }

    private static int RevealKnown(Question q) => q is (_, var answer, true) ? answer.Length : 0;
    public static void Demo1() => Grade("the owls");
    public static void Demo2() => Team("the owls");
    public static void Demo3() => Play(5);
    public static void Demo4() => Play(3);
    public static void Demo5() => Renewed();
    public static void Demo6() => Reveal(new Question("why", null));
    public static void Demo7() => RevealKnown(new Question("why", null));
}
