using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Tern.Analyzers.NullFlow.Reporting;
using Tern.Analyzers.Tests.Support;

namespace Tern.Analyzers.Tests.NullFlow;

/// <summary>Questions that code of another assembly answers: with an annotation it is known what the answer says, without one it may say anything.</summary>
public sealed class ForeignQuestionTests
{
    private const string Wares =
        """
        using System.Diagnostics.CodeAnalysis;

        public static class Wares
        {
            public static bool IsUsable(this string? ware) => ware is { Length: > 0 };

            public static bool IsMarked([NotNullWhen(true)] this string? ware) => ware is not null;
        }
        """;

    [Fact]
    public async Task Member_ThatAMethodWithoutAnnotationsWasAskedAbout_IsNotReported()
        => Assert.Empty(await FindAsync(
            """
            sealed class Shelf
            {
                private readonly string? _ware;

                public Shelf() => _ware = null;

                public Shelf(string ware) => _ware = ware;

                public int Size() => _ware.IsUsable() ? _ware!.Length : 0;

                public static int Empty() => new Shelf().Size() + new Shelf("a").Size();
            }
            """));

    [Fact]
    public async Task Member_ThatNobodyWasAskedAbout_IsReported()
        => Assert.Single(await FindAsync(
            """
            sealed class Shelf
            {
                private readonly string? _ware;

                public Shelf() => _ware = null;

                public Shelf(string ware) => _ware = ware;

                public int Size() => _ware!.Length;

                public static int Empty() => new Shelf().Size() + new Shelf("a").Size();
            }
            """));

    [Fact]
    public async Task Local_OfWhichAnAnnotatedMethodSaysThatItIsThere_IsNotReported()
        => Assert.Empty(await FindAsync(
            """
            static class Shelf
            {
                private static string? Pick(int place) => place > 1 ? "w" + place : null;

                public static int Size(int place)
                {
                    string? ware = Pick(place);
                    return ware.IsMarked() ? ware.Length : 0;
                }
            }
            """));

    [Fact]
    public async Task Local_OfWhichAnAnnotatedMethodSaysNothing_IsReported()
        => Assert.Single(await FindAsync(
            """
            static class Shelf
            {
                private static string? Pick(int place) => place > 1 ? "w" + place : null;

                public static int Size(int place)
                {
                    string? ware = Pick(place);
                    return ware.IsMarked() ? 0 : ware!.Length;
                }
            }
            """));

    private static Task<ImmutableArray<Diagnostic>> FindAsync(string source)
    {
        CSharpCompilation wares = Compilations.Of(Wares).WithAssemblyName("Wares");
        return AnalyzerRun.DiagnosticsOfAsync(Compilations.Of(source).AddReferences(wares.ToMetadataReference()), [new NullFlowAnalyzer()]);
    }
}
