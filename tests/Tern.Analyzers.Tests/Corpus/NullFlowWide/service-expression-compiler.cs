// case: service-expression-compiler
// category: service-compiler
// rationale: tokens, syntax tree, binder and a stack machine; kinds decide which members are there
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.ExpressionCompiler;

public enum TokenKind { Number, Name, Operator, Open, Close, Comma, End }

public readonly record struct Token(TokenKind Kind, string? Text, int Position)
{
    public bool Is(string op) => Kind == TokenKind.Operator && Text == op;
}

public sealed class CompileException(string message) : Exception(message);

public abstract class Node
{
    public Node? Parent { get; private set; }
    public abstract T Accept<T>(IVisitor<T> visitor);

    protected TNode Own<TNode>(TNode child) where TNode : Node
    {
        child.Parent = this;
        return child;
    }
}

public interface IVisitor<out T>
{
    T Number(NumberNode node);
    T Name(NameNode node);
    T Binary(BinaryNode node);
    T Call(CallNode node);
}

public sealed class NumberNode(double value) : Node
{
    public double Value => value;
    public override T Accept<T>(IVisitor<T> visitor) => visitor.Number(this);
}

public sealed class NameNode(string name) : Node
{
    public string Name => name;
    public Symbol? Symbol { get; set; }
    public override T Accept<T>(IVisitor<T> visitor) => visitor.Name(this);
}

public sealed class BinaryNode : Node
{
    public BinaryNode(char op, Node left, Node right)
    {
        Operator = op;
        Left = Own(left);
        Right = Own(right);
    }

    public char Operator { get; }
    public Node Left { get; }
    public Node Right { get; }
    public override T Accept<T>(IVisitor<T> visitor) => visitor.Binary(this);
}

public sealed class CallNode : Node
{
    public CallNode(string function, IReadOnlyList<Node> arguments)
    {
        Function = function;
        Arguments = arguments;
        foreach (var a in arguments)
            Own(a);
    }

    public string Function { get; }
    public IReadOnlyList<Node> Arguments { get; }
    public Func<double[], double>? Target { get; set; }
    public override T Accept<T>(IVisitor<T> visitor) => visitor.Call(this);
}

public sealed record Symbol(string Name, int Slot);

public sealed class Lexer(string source)
{
    private int _at;

    public Token Next()
    {
        while (_at < source.Length && source[_at] == ' ') _at++;
        if (_at == source.Length)
            return new Token(TokenKind.End, null, _at);
        var start = _at;
        var c = source[_at];
        if (char.IsLetterOrDigit(c))
        {
            while (_at < source.Length && char.IsLetterOrDigit(source[_at])) _at++;
            return new Token(char.IsDigit(c) ? TokenKind.Number : TokenKind.Name, source[start.._at], start);
        }

        _at++;
        return c switch
        {
            '(' => new Token(TokenKind.Open, null, start),
            ')' => new Token(TokenKind.Close, null, start),
            ',' => new Token(TokenKind.Comma, null, start),
            _ => new Token(TokenKind.Operator, c.ToString(), start),
        };
    }
}

public sealed class Parser
{
    private readonly Lexer _lexer;
    private Token _token;

    public Parser(string source)
    {
        _lexer = new Lexer(source);
        _token = _lexer.Next();
    }

    public Node Parse()
    {
        var node = Sum();
        if (_token.Kind != TokenKind.End)
            throw new CompileException("unexpected input at " + _token.Position);
        return node;
    }

    private Node Sum()
    {
        var left = Product();
        while (_token.Is("+") || _token.Is("-"))
        {
            var op = Take().Text[0]; // csc-false
            left = new BinaryNode(op, left, Product());
        }

        return left;
    }

    private Node Product()
    {
        var left = Primary();
        while (_token.Is("*") || _token.Is("/"))
        {
            var op = Take().Text![0];
            left = new BinaryNode(op, left, Primary());
        }

        return left;
    }

    private Node Primary()
    {
        var token = Take();
        switch (token.Kind)
        {
            case TokenKind.Number:
                return new NumberNode(double.Parse(token.Text)); // csc-false
            case TokenKind.Name:
                return _token.Kind == TokenKind.Open ? Call(token.Text) : new NameNode(token.Text!); // csc-false
            case TokenKind.Open:
                var inner = Sum();
                Take();
                return inner;
            default:
                throw new CompileException("operand expected at " + token.Position + " near " + token.Text!.Trim()); // want: null-deref
        }
    }

    private CallNode Call(string name)
    {
        Take();
        var arguments = new List<Node>();
        while (_token.Kind != TokenKind.Close)
        {
            arguments.Add(Sum());
            if (_token.Kind == TokenKind.Comma) Take();
        }

        Take();
        return new CallNode(name, arguments);
    }

    private Token Take()
    {
        var token = _token;
        _token = _lexer.Next();
        return token;
    }
}

public sealed class Binder(IReadOnlyDictionary<string, Func<double[], double>> functions) : IVisitor<bool>
{
    private readonly Dictionary<string, Symbol> _symbols = new();
    public IReadOnlyDictionary<string, Symbol> Symbols => _symbols;
    public bool Number(NumberNode node) => true;

    public bool Name(NameNode node)
    {
        if (!_symbols.TryGetValue(node.Name, out var symbol))
            _symbols.Add(node.Name, symbol = new Symbol(node.Name, _symbols.Count));
        node.Symbol = symbol;
        return true;
    }

    public bool Binary(BinaryNode node) => node.Left.Accept(this) & node.Right.Accept(this);

    public bool Call(CallNode node)
    {
        node.Target = functions.GetValueOrDefault(node.Function);
        return node.Arguments.All(a => a.Accept(this)) && node.Target != null;
    }
}

/// <summary>Evaluates a tree that the <see cref="Binder"/> accepted.</summary>
public sealed class Evaluator(double[] slots) : IVisitor<double>
{
    public double Number(NumberNode node) => node.Value;
    public double Name(NameNode node) => slots[node.Symbol.Slot]; // csc-false
    public double Call(CallNode node) => node.Target!(node.Arguments.Select(a => a.Accept(this)).ToArray());

    public double Binary(BinaryNode node)
    {
        var (l, r) = (node.Left.Accept(this), node.Right.Accept(this));
        return node.Operator switch { '+' => l + r, '-' => l - r, '*' => l * r, _ => l / r };
    }
}

public sealed class Formula
{
    private static readonly Dictionary<string, Func<double[], double>> Functions = new() { ["max"] = a => a.Max(), ["sum"] = a => a.Sum() };
    private readonly Node _root;
    private readonly Binder _binder = new(Functions);

    public Formula(string source)
    {
        _root = new Parser(source).Parse();
        if (!_root.Accept(_binder))
            throw new CompileException("unknown function");
    }

    public double Evaluate(IReadOnlyDictionary<string, double> values)
    {
        var slots = new double[_binder.Symbols.Count];
        foreach (var symbol in _binder.Symbols.Values)
            slots[symbol.Slot] = values.GetValueOrDefault(symbol.Name);
        return _root.Accept(new Evaluator(slots));
    }

    public int FirstSlot(string name) => _binder.Symbols[name].Slot;

    /// <summary>The innermost call around the first use of a variable, or the function name "-" at top level.</summary>
    public string Enclosing(string name)
    {
        var node = Find(_root, name);
        return node is null ? "-" : ((node as CallNode ?? node.Parent as CallNode)!).Function; // missed: null-deref
    }

    private static Node? Find(Node node, string name) => node switch
    {
        NameNode n => n.Name == name ? n : null,
        BinaryNode b => Find(b.Left, name) ?? Find(b.Right, name),
        CallNode c => c.Arguments.Select(a => Find(a, name)).FirstOrDefault(x => x != null),
        _ => null,
    };
}

public static class Case
{
    public static void DemoEvaluate()
    {
        var f = new Formula("sum(a, b * 2, max(c)) - (4 + a)");
        var value = f.Evaluate(new Dictionary<string, double> { ["a"] = 1, ["b"] = 2 });
        Console.WriteLine(value + f.FirstSlot("a") + f.Enclosing("c") + f.Enclosing("zz"));
    }

    public static void DemoUnknownFunction()
    {
        try
        {
            _ = new Formula("min(1)");
        }
        catch (CompileException e)
        {
            Console.WriteLine(e.Message);
        }
    }

    public static void DemoMissingOperand() => new Formula("1 + ").Evaluate(new Dictionary<string, double>());
    public static void DemoEnclosingAtTop() => new Formula("a + 1").Enclosing("a");
}
