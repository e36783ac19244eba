// case: neg-parser-lookahead
// category: negative-parser
// rationale: a recursive-descent parser whose lookahead is null at the end; every use is behind a test that holds
// csc: silent

namespace NullSafety.Blind.NegParserLookahead;

public enum Kind { Number, Operator, Open, Close }

public sealed record Token(Kind Kind, string Text);

public abstract record Node
{
    public sealed record Number(int Value) : Node;
    public sealed record Binary(char Operator, Node Left, Node Right) : Node;

    public int Evaluate() => this switch
    {
        Number n => n.Value,
        Binary { Operator: '+' } b => b.Left.Evaluate() + b.Right.Evaluate(),
        Binary b => b.Left.Evaluate() * b.Right.Evaluate(),
        _ => throw new InvalidOperationException(),
    };
}

public sealed class Parser
{
    private readonly Queue<Token> _rest;
    private Token _next = null!;

    public Parser(IEnumerable<Token> tokens)
    {
        _rest = new Queue<Token>(tokens);
        Advance();
    }

    private bool AtEnd => _next is null;

    private Token Advance()
    {
        var taken = _next;
        _next = _rest.TryDequeue(out var token) ? token : null!;
        return taken;
    }

    private bool Peek(Kind kind, string text) => !AtEnd && _next.Kind == kind && _next.Text == text;

    public Node Sum()
    {
        var left = Product();
        while (Peek(Kind.Operator, "+"))
        {
            char op = Advance().Text[0];
            left = new Node.Binary(op, left, Product());
        }
        return left;
    }

    private Node Product()
    {
        var left = Primary();
        while (Peek(Kind.Operator, "*"))
        {
            left = new Node.Binary(Advance().Text[0], left, Primary());
        }
        return left;
    }

    private Node Primary()
    {
        if (AtEnd) throw new FormatException("unexpected end");
        if (_next.Kind == Kind.Open)
        {
            Advance();
            var inner = Sum();
            return Peek(Kind.Close, ")") && Advance() is not null ? inner : throw new FormatException("')' expected");
        }
        return new Node.Number(int.Parse(Advance().Text));
    }
}

public static class Case
{
    public static void DemoExpression()
    {
        Token[] tokens = [new(Kind.Number, "2"), new(Kind.Operator, "*"), new(Kind.Open, "("), new(Kind.Number, "3"), new(Kind.Operator, "+"), new(Kind.Number, "4"), new(Kind.Close, ")")];
        _ = new Parser(tokens).Sum().Evaluate();
    }

    public static void DemoUnexpectedEnd()
    {
        try
        {
            new Parser([new(Kind.Number, "2"), new(Kind.Operator, "+")]).Sum();
        }
        catch (FormatException)
        {
        }
    }
}
