namespace Tern.Analyzers.Tests.CodeFixes;

/// <summary>A null flow and what it becomes.</summary>
/// <param name="Key">Which fix.</param>
/// <param name="Source">Code with one finding, or more of which the first is mended.</param>
/// <param name="Fixed">The code afterwards.</param>
/// <param name="Compiler">What the compiler says then, where the fix is to make it speak: warnings and errors by id.</param>
internal sealed partial record NullFixCase(string Key, string Source, string Fixed, params string[] Compiler)
{
    public static IReadOnlyList<NullFixCase> All { get; } =
    [
        new(
            "TernNull.Throw",
            """
            static class Names
            {
                static int Size(string name)
                {
                    // How long it is.
                    return name.Length;
                }

                static int Use() => Size(null!);
            }
            """,
            """
            static class Names
            {
                static int Size(string name)
                {
                    if (name is null)
                    {
                        throw new ArgumentNullException(nameof(name));
                    }

                    // How long it is.
                    return name.Length;
                }

                static int Use() => Size(null!);
            }
            """),
        new(
            "TernNull.Throw",
            """
            sealed class Late
            {
                private string _text = null!;

                public void Init() => _text = "x";

                public int Size(bool now) { if (now) return 1; return _text.Length; }

                public static int Use() => new Late().Size(false);
            }
            """,
            """
            sealed class Late
            {
                private string _text = null!;

                public void Init() => _text = "x";

                public int Size(bool now) { if (now) return 1; if (_text is null) { throw new InvalidOperationException("'_text' is null."); } return _text.Length; }

                public static int Use() => new Late().Size(false);
            }
            """),
        new(
            "TernNull.Throw",
            """
            static class Branches
            {
                static string? Find(int id) => id > 0 ? "x" : null;

                static int Size(int id)
                {
                    string name = Find(id)!;
                    if (id < 10)
                        return name.Length;
                    return 0;
                }
            }
            """,
            """
            static class Branches
            {
                static string? Find(int id) => id > 0 ? "x" : null;

                static int Size(int id)
                {
                    string name = Find(id)!;
                    if (id < 10)
                    {
                        if (name is null)
                        {
                            throw new InvalidOperationException("'name' is null.");
                        }

                        return name.Length;
                    }
                    return 0;
                }
            }
            """),
        new(
            "TernNull.Return",
            """
            static class Printer
            {
                static void Print(List<string> lines)
                {
                    int count = 0;

                    foreach (string line in lines)
                    {
                        count += line.Length;
                    }
                }

                static void Use() => Print(null!);
            }
            """,
            """
            static class Printer
            {
                static void Print(List<string> lines)
                {
                    int count = 0;

                    if (lines is null)
                    {
                        return;
                    }

                    foreach (string line in lines)
                    {
                        count += line.Length;
                    }
                }

                static void Use() => Print(null!);
            }
            """),
        new(
            "TernNull.Return",
            """
            static class Sequence
            {
                static IEnumerable<int> Sizes(string text)
                {
                    yield return text.Length;
                }

                static int Use() => Sizes(null!).Sum();
            }
            """,
            """
            static class Sequence
            {
                static IEnumerable<int> Sizes(string text)
                {
                    if (text is null)
                    {
                        yield break;
                    }

                    yield return text.Length;
                }

                static int Use() => Sizes(null!).Sum();
            }
            """),
        new(
            "TernNull.ThrowExpression",
            """
            static class Finder
            {
                static string? Find(int id) => id > 0 ? "x" : null;

                static int Size(int id) => Find(id)!.Length;
            }
            """,
            """
            static class Finder
            {
                static string? Find(int id) => id > 0 ? "x" : null;

                static int Size(int id) => (Find(id) ?? throw new InvalidOperationException("'Find(id)' is null.")).Length;
            }
            """),
        new(
            "TernNull.ThrowExpression",
            """
            static class Walker
            {
                static List<string>? Lines(int id) => id > 0 ? ["x"] : null;

                static int Count(int id)
                {
                    int count = 0;
                    foreach (string line in Lines(id)!)
                    {
                        count += line.Length;
                    }

                    return count;
                }
            }
            """,
            """
            static class Walker
            {
                static List<string>? Lines(int id) => id > 0 ? ["x"] : null;

                static int Count(int id)
                {
                    int count = 0;
                    foreach (string line in Lines(id) ?? throw new InvalidOperationException("'Lines(id)' is null."))
                    {
                        count += line.Length;
                    }

                    return count;
                }
            }
            """),
        new(
            "TernNull.Conditional",
            """
            sealed class Node
            {
                public Node? Next { get; set; }

                public void Touch()
                {
                }

                static Node? Find(bool b) => b ? new Node() : null;

                static void Use(bool b)
                {
                    Find(b)!.Touch();
                }
            }
            """,
            """
            sealed class Node
            {
                public Node? Next { get; set; }

                public void Touch()
                {
                }

                static Node? Find(bool b) => b ? new Node() : null;

                static void Use(bool b)
                {
                    Find(b)?.Touch();
                }
            }
            """),
        new(
            "TernNull.Conditional",
            """
            sealed class Bell
            {
                public event Action Rung = null!;

                public void Ring()
                {
                    Rung();
                }

                static void Use() => new Bell().Ring();
            }
            """,
            """
            sealed class Bell
            {
                public event Action Rung = null!;

                public void Ring()
                {
                    Rung?.Invoke();
                }

                static void Use() => new Bell().Ring();
            }
            """),
        new(
            "TernNull.Coalesce",
            """
            static class Texts
            {
                static string? Find(int id) => id > 0 ? "x" : null;

                static int Size(int id) => Find(id)!.Length;
            }
            """,
            """
            static class Texts
            {
                static string? Find(int id) => id > 0 ? "x" : null;

                static int Size(int id) => (Find(id) ?? "").Length;
            }
            """),
        new(
            "TernNull.Coalesce",
            """
            static class Lists
            {
                static List<int>? Find(int id) => id > 0 ? [1] : null;

                static int Sum(int id)
                {
                    int sum = 0;
                    foreach (int i in Find(id)!)
                    {
                        sum += i;
                    }

                    return sum;
                }
            }
            """,
            """
            static class Lists
            {
                static List<int>? Find(int id) => id > 0 ? [1] : null;

                static int Sum(int id)
                {
                    int sum = 0;
                    foreach (int i in Find(id) ?? [])
                    {
                        sum += i;
                    }

                    return sum;
                }
            }
            """),
        .. Declared,
        .. OfMessages,
    ];
}
