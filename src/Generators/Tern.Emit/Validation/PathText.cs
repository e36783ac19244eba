namespace Tern.Emit;

/// <summary>C# text of the path of a value: a literal, or an interpolated string where indexes and keys are part of it. Evaluated only when a rule is broken.</summary>
/// <param name="Text">The path, escaped for a literal, with holes where it is interpolated.</param>
/// <param name="HasHoles">Whether it is interpolated.</param>
internal sealed record PathText(string Text, bool HasHoles)
{
    /// <summary>The message itself.</summary>
    public static PathText Root { get; } = new("", false);

    /// <summary>The C# expression.</summary>
    public string Expression => HasHoles ? $"$\"{Text}\"" : $"\"{Text.Replace("{{", "{").Replace("}}", "}")}\"";

    /// <summary>The path of a field.</summary>
    public static PathText Of(string field)
    {
        string literal = Identifiers.Literal(field);
        return new PathText(literal.Substring(1, literal.Length - 2).Replace("{", "{{").Replace("}", "}}"), false);
    }

    /// <summary>The path of an element: an expression in brackets behind this one.</summary>
    /// <remarks>In parentheses where a colon would begin a format.</remarks>
    public PathText At(string expression) => new(expression.IndexOf(':') < 0 ? $"{Text}[{{{expression}}}]" : $"{Text}[{{({expression})}}]", true);
}
