// case: neg-parser-recipe-scale
// category: negative-parser
// rationale: a current token exists whenever the parser has not reached the end
// csc: false-positive
using System;
using System.Collections.Generic;
using System.Globalization;

namespace NullSafety.WideSafe9.RecipeScale;

public enum TokenKind { Number, Word, Plus, Comma }

public sealed record Token(TokenKind Kind, string? Text, int Position);

public sealed class RecipeParser
{
    private readonly List<Token> _tokens;
    private Token? _current;
    private int _next;

    public RecipeParser(string line)
    {
        _tokens = Scan(line);
        Advance();
    }

    private bool AtEnd => _current is null;

    private void Advance() => _current = _next < _tokens.Count ? _tokens[_next++] : null;

    private bool Is(TokenKind kind) => _current?.Kind == kind;

    private static List<Token> Scan(string line)
    {
        var tokens = new List<Token>();
        foreach (string part in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part is "+" or ",")
                tokens.Add(new Token(part == "+" ? TokenKind.Plus : TokenKind.Comma, null, tokens.Count));
            else
                tokens.Add(new Token(char.IsAsciiDigit(part[0]) ? TokenKind.Number : TokenKind.Word, part, tokens.Count));
        }
        return tokens;
    }

    public Dictionary<string, double> Parse()
    {
        var amounts = new Dictionary<string, double>();
        while (!AtEnd)
        {
            double quantity = Quantity();
            if (!Is(TokenKind.Word))
                throw new FormatException("ingredient expected");
            string name = _current.Text.ToLowerInvariant(); // csc-false
            amounts[name] = amounts.GetValueOrDefault(name) + quantity;
            Advance();
            if (AtEnd)
                break;
            if (_current.Kind != TokenKind.Comma)
                throw new FormatException("comma expected at " + _current.Position);
            Advance();
        }
        return amounts;
    }

    private double Quantity()
    {
        double sum = 0;
        while (Is(TokenKind.Number))
        {
            if (!double.TryParse(_current.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)) // csc-false
                throw new FormatException("bad number of " + _current.Text.Length + " characters"); // csc-false
            sum += value;
            Advance();
            if (Is(TokenKind.Plus))
                Advance();
        }
        return sum;
    }
}

public static class RecipeDemo
{
    private static string Run(string line)
    {
        try
        {
            return string.Join(" ", new RecipeParser(line).Parse());
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }

    public static string Demo1() => Run("2 Eggs , 0.5 + 0.25 Milk , Salt") + Run("3 eggs , 1 EGGS ,") + Run("");

    public static string Demo2() => Run("2 + , egg") + Run("1 egg 2") + Run("1x egg") + Run("4") + Run(", ,") + Run("1 + egg");
}
