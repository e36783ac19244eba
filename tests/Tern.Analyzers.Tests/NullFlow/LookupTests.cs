using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Tern.Analyzers.NullFlow.Reporting;
using Tern.Analyzers.Tests.Support;

namespace Tern.Analyzers.Tests.NullFlow;

/// <summary>Look-ups of packages, which may find nothing: where their keys, and what they read, come from decides whether that is evidence.</summary>
public sealed class LookupTests
{
    private const string Store =
        """
        #nullable enable
        using System;
        using System.Linq;
        using System.Linq.Expressions;
        using System.Threading.Tasks;

        namespace Packages
        {
            public class Volume { public int Id { get; set; } public int SeriesId { get; set; } public string Title { get; set; } = ""; }

            public class Series { public int Id { get; set; } public string Name { get; set; } = ""; }

            public class ReadRequest { public int SeriesId { get; set; } }

            public interface IRepository<T> where T : class
            {
                Task<T?> GetByIdAsync(int id);
            }

            public static class Queries
            {
                public static Task<T?> SingleOrDefaultAsync<T>(this IQueryable<T> source) where T : class => throw new NotImplementedException();

                public static Task<T?> SingleOrDefaultAsync<T>(this IQueryable<T> source, Expression<Func<T, bool>> test) where T : class => throw new NotImplementedException();
            }

            public class Bag
            {
                public bool Contains(string name) => throw new NotImplementedException();

                public Volume? this[string name] => throw new NotImplementedException();
            }

            public class ModelStateDictionary
            {
                public bool IsValid => throw new NotImplementedException();

                public void AddModelError(string key, string error) => throw new NotImplementedException();
            }

            public class Page
            {
                public ModelStateDictionary ModelState => throw new NotImplementedException();
            }

            public static class JsonConvert
            {
                public static string SerializeObject(object? value) => throw new NotImplementedException();

                public static T? DeserializeObject<T>(string text) => throw new NotImplementedException();
            }

            public class JToken
            {
                public static JToken Parse(string text) => throw new NotImplementedException();

                public T? ToObject<T>() => throw new NotImplementedException();
            }

            public class JObject : JToken
            {
                public static new JObject Parse(string text) => throw new NotImplementedException();

                public JToken? this[string name] { get => throw new NotImplementedException(); set => throw new NotImplementedException(); }
            }
        }
        """;

    [Theory]
    [InlineData("(await repository.GetByIdAsync(id)).Name.Length", 1)]
    [InlineData("(await repository.GetByIdAsync(request.SeriesId)).Name.Length", 1)]
    [InlineData("(await repository.GetByIdAsync(volume.SeriesId)).Name.Length", 0)]
    [InlineData("(await repository.GetByIdAsync(id))!.Name.Length", 0)]
    public async Task LookUp_ByTheKeyThatARowHasOfAnother_IsNoEvidence(string use, int reports)
        => Assert.Equal(reports, (await FindAsync($"sealed class Reader(IRepository<Series> repository) {{ public async Task<int> Read(int id, ReadRequest request, Volume volume) => {use}; }}")).Length);

    [Theory]
    [InlineData("FindAsync(id)", 1)]
    [InlineData("FindAsync(volume.SeriesId)", 0)]
    [InlineData("SearchAsync(id)", 1)]
    [InlineData("SearchAsync(volume.SeriesId)", 0)]
    public async Task Query_OfAMethodOfItsOwn_IsJudgedByTheKeyThatItsCallerPasses(string call, int reports)
        => Assert.Equal(reports, (await FindAsync(
            $$"""
            sealed class Shelf(IQueryable<Series> all)
            {
                public async Task<Series?> FindAsync(int key) => await all.SingleOrDefaultAsync(s => s.Id == key);

                public async Task<Series?> SearchAsync(int key) => await all.Where(s => s.Id == key).OrderBy(s => s.Name).SingleOrDefaultAsync();
            }

            sealed class Reader(Shelf shelf)
            {
                public async Task<int> Read(int id, Volume volume)
                {
                    var series = await shelf.{{call}};
                    return series!.Name.Length;
                }
            }
            """)).Length);

    [Theory]
    [InlineData("if (await repository.GetByIdAsync(id) is not { } first) { return 0; }", 0)]
    [InlineData("", 1)]
    public async Task LookUp_ByAKeyThatFoundSomething_FindsItAgain(string before, int reports)
        => Assert.Equal(reports, (await FindAsync($"sealed class Reader(IRepository<Series> repository) {{ public async Task<int> Read(int id) {{ {before} return (await repository.GetByIdAsync(id)).Name.Length; }} }}")).Length);

    [Theory]
    [InlineData("page.ModelState.AddModelError(\"name\", \"missing\");", 0)]
    [InlineData("", 1)]
    public async Task Value_ThatIsNullWhereAnErrorWasAdded_IsThereInAValidRequest(string error, int reports)
        => Assert.Equal(reports, (await FindAsync(
            $$"""
            static class Form
            {
                public static int Save(Page page, int kind)
                {
                    string? name = kind > 1 ? "n" : null;
                    if (name == null)
                    {
                        {{error}}
                    }

                    return page.ModelState.IsValid ? name!.Length : 0;
                }
            }
            """)).Length);

    [Theory]
    [InlineData("JsonConvert.DeserializeObject<Series>(JsonConvert.SerializeObject(series))", 0)]
    [InlineData("JObject.Parse(text).ToObject<Series>()", 0)]
    [InlineData("JToken.Parse(text).ToObject<Series>()", 0)]
    public async Task Object_ThatWasWrittenBefore_IsReadAgain(string read, int reports)
        => Assert.Equal(reports, (await FindAsync($"static class Copy {{ public static int Of(Series series, string text) => {read}.Name.Length; }}")).Length);

    [Theory]
    [InlineData("json[\"a\"] = JToken.Parse(text);", 0)]
    [InlineData("json[\"a\"] = JToken.Parse(text); json[\"b\"] = null;", 0)]
    [InlineData("json[\"b\"] = JToken.Parse(text);", 1)]
    public async Task Member_ThatWasSetUnderAConstantKey_IsFoundUnderIt(string before, int reports)
        => Assert.Equal(reports, (await FindAsync($"static class Body {{ public static int Of(JObject json, string text) {{ {before} return json[\"a\"].GetHashCode(); }} }}")).Length);

    [Theory]
    [InlineData("bag.Contains(name) ? bag[name].Title.Length : 0", 0)]
    [InlineData("bag.Contains(other) ? bag[name].Title.Length : 0", 1)]
    [InlineData("bag[name].Title.Length", 1)]
    public async Task Item_OfAHolderThatSaidThatItHasIt_IsThere(string use, int reports)
        => Assert.Equal(reports, (await FindAsync($"static class Use {{ public static int Of(Bag bag, string name, string other) => {use}; }}")).Length);

    [Theory]
    [InlineData("_ = Uri.EscapeDataString(text!);", 0)]
    [InlineData("_ = string.Concat(text, \"a\");", 1)]
    public async Task Argument_ForWhichThePlatformThrows_IsThereAfterwards(string before, int reports)
        => Assert.Equal(reports, (await FindAsync($"static class Use {{ private static string? Find(int at) => at > 1 ? \"a\" : null; public static int Of(int at) {{ string? text = Find(at); {before} return text!.Length; }} }}")).Length);

    [Fact]
    public async Task LookUp_InCodeThatSomeGeneratorWrote_IsNoEvidence()
    {
        const string View = "sealed partial class View { private Series? _box; public int Size() => _box!.Name.Length; public static int Run() { View view = new(); view.Initialize(); return view.Size(); } }";
        const string Made = "// <auto-generated/>\n#nullable enable\nusing Packages;\nsealed partial class View { private JObject _names = null!; public void Initialize() { _box = _names[\"box\"]?.ToObject<Series>(); } }";

        Assert.Empty(await FindAsync(View, Made));
        Assert.NotEmpty(await FindAsync(View, Made.Replace("// <auto-generated/>\n", "", StringComparison.Ordinal)));
    }

    private static Task<ImmutableArray<Diagnostic>> FindAsync(string source, string? made = null)
    {
        CSharpCompilation packages = Compilations.Of(Store).WithAssemblyName("Packages");
        CSharpCompilation code = Compilations.Of("using Packages;\n" + source).AddReferences(packages.ToMetadataReference());
        return AnalyzerRun.DiagnosticsOfAsync(made is null ? code : code.AddSyntaxTrees(Compilations.Tree(made, "View.cs")), [new NullFlowAnalyzer()]);
    }
}
