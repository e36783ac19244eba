using Tern.Analyzers.Tests.Support;
using Tern.Analyzers.Usage;

namespace Tern.Analyzers.Tests.Usage;

public sealed class LossyValueTests
{
    [Theory]
    [InlineData("_ = new Visit { At = [|DateTimeOffset.Now|] };")]
    [InlineData("visit.At = [|DateTimeOffset.UtcNow.ToLocalTime()|];")]
    [InlineData("visit.At = [|DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(2))|];")]
    [InlineData("visit.Last = [|new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1))|];")]
    [InlineData("visit.At = [|TimeProvider.System.GetLocalNow()|];")]
    [InlineData("visit.Day = [|new DateTime(2026, 1, 2)|];")]
    [InlineData("visit.Day = [|DateTime.SpecifyKind(DateTime.UtcNow, DateTimeKind.Unspecified)|];")]
    [InlineData("visit.Day = [|DateTime.ParseExact(text, \"yyyy-MM-dd HH:mm:ss\", null)|];")]
    [InlineData("const string dated = \"dd.MM.\" + \"yyyy\"; await diary.NoteAsync([|DateTime.ParseExact(text.AsSpan(), dated, null, DateTimeStyles.AllowWhiteSpaces)|]);")]
    [InlineData("visit.Day = [|DateTime.ParseExact(text, [\"s\", \"yyyy-MM-dd\"], null, DateTimeStyles.None)|];")]
    [InlineData("visit.Day = [|day.ToDateTime(TimeOnly.MinValue)|];")]
    [InlineData("visit.At = text == format ? [|DateTimeOffset.Now|] : DateTimeOffset.UtcNow;")]
    [InlineData("_ = new Visit { Day = text switch { \"a\" => DateTime.UtcNow, \"b\" => [|new DateTime(2026, 1, 2)|], _ => DateTime.Now } };")]
    [InlineData("visit.Last = visit.Last ?? [|DateTimeOffset.Now|];")]
    [InlineData("visit.At = [|DateTimeOffset.Now.AddHours(3)|]; visit.Day = [|new DateTime(2026, 1, 2) + TimeSpan.FromDays(1)|];")]
    [InlineData("DateTimeOffset now = DateTimeOffset.Now; visit.At = [|now|];")]
    [InlineData("_ = new Entry([|DateTimeOffset.Now|], \"a\");")]
    [InlineData("visit.Last = [|new(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1))|];")]
    [InlineData("_ = new Visit { Day = [|new(2026, 1, 2)|] };")]
    [InlineData("Keep(new([|new(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1))|], \"a\")); void Keep(Entry entry) { }")]
    [InlineData("await diary.NoteAsync([|new DateTime(2026, 1, 2, 3, 4, 5)|]);")]
    [InlineData("visit.Where = [|new City()|];")]
    [InlineData("City city = new(); await diary.GoAsync([|city|]);")]
    [InlineData("Visit next = await diary.NextAsync(\"a\"); Console.WriteLine([|next.At.Offset|]);")]
    [InlineData("Console.WriteLine([|(await diary.NextAsync(\"a\").ConfigureAwait(false)).Last!.Value.Offset|]);")]
    [InlineData("var at = (await diary.NextAsync(\"a\")).At; Console.WriteLine([|at.Offset|] + [|(await diary.WhenAsync()).Offset|]);")]
    [InlineData("await foreach (Visit one in diary.AllAsync()) { Console.WriteLine([|one.At.Offset|]); }")]
    [InlineData("Visit? next = await diary.NextAsync(\"a\"); Console.WriteLine(next?[|.At.Offset|]);")]
    public async Task Value_OfWhichThePartTravels_IsReported(string statements) => await ExpectAsync(statements);

    [Theory]
    [InlineData("_ = new Visit { At = DateTimeOffset.UtcNow, Local = DateTimeOffset.Now };")]
    [InlineData("visit.At = DateTimeOffset.UtcNow.ToOffset(TimeSpan.Zero);")]
    [InlineData("visit.At = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);")]
    [InlineData("visit.Day = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);")]
    [InlineData("visit.Day = DateTime.UtcNow;")]
    [InlineData("visit.Day = DateTime.Parse(text, null);")]
    [InlineData("visit.At = text == format ? DateTimeOffset.UtcNow : DateTimeOffset.Now.ToUniversalTime();")]
    [InlineData("visit.At = DateTimeOffset.UtcNow.AddHours(3); visit.Day = new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc).AddDays(1).Date;")]
    [InlineData("DateTimeOffset now = DateTimeOffset.Now; visit.Local = now; Console.WriteLine(now);")]
    [InlineData("DateTime local = new DateTime(2026, 1, 2); local = DateTime.SpecifyKind(local, DateTimeKind.Utc); visit.Day = local;")]
    [InlineData("visit.Day = DateTime.ParseExact(text, format, null);")]
    [InlineData("visit.Day = DateTime.ParseExact(text, \"o\", null);")]
    [InlineData("visit.Day = DateTime.ParseExact(text, \"yyyy-MM-ddTHH:mm:ssK\", null);")]
    [InlineData("visit.Day = DateTime.ParseExact(text, \"yyyy-MM-dd zzz\", null);")]
    [InlineData("visit.Day = DateTime.ParseExact(text, \"yyyy-MM-ddTHH:mm:ss'Z'\", null);")]
    [InlineData("visit.Day = DateTime.ParseExact(text, [\"yyyy-MM-dd\", format], null, DateTimeStyles.None);")]
    [InlineData("visit.Day = DateTime.ParseExact(text, \"yyyy-MM-dd\", null, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);")]
    [InlineData("visit.Day = DateTime.SpecifyKind(DateTime.ParseExact(text, \"yyyy-MM-dd\", null), DateTimeKind.Utc);")]
    [InlineData("visit.Day = DateTime.ParseExact(text, \"yyyy-MM-dd\", null).ToUniversalTime();")]
    [InlineData("visit.Day = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);")]
    [InlineData("visit.Day = DateTime.Now;")]
    [InlineData("_ = new Entry(DateTimeOffset.UtcNow, \"a\");")]
    [InlineData("await diary.NoteAsync(DateTime.UtcNow);")]
    [InlineData("visit.Where = new Place(); await diary.GoAsync(new Place());")]
    [InlineData("Place place = new City(); Console.WriteLine(place);")]
    [InlineData("visit.Way = new Way.Walk(3);")]
    [InlineData("Console.WriteLine(visit.At.Offset); Console.WriteLine(DateTimeOffset.Now.Offset);")]
    [InlineData("Visit next = await diary.NextAsync(\"a\"); Console.WriteLine(next.At.ToOffset(TimeSpan.FromHours(1)).Offset + next.Local.Offset);")]
    [InlineData("Visit next = await diary.NextAsync(\"a\"); next.At = given; Console.WriteLine(next.At.Offset);")]
    [InlineData("Visit next = visit; next = await diary.NextAsync(\"a\"); Console.WriteLine(next.At.Offset);")]
    [InlineData("foreach (Visit one in new[] { visit }) { Console.WriteLine(one.At.Offset); }")]
    [InlineData("Visit next = await diary.NextAsync(\"a\"); Console.WriteLine(nameof(next.At.Offset));")]
    [InlineData("Visit next = await diary.NextAsync(\"a\"); Localize(next); Console.WriteLine(next.At.Offset); void Localize(Visit one) => one.Last = null;")]
    public async Task Value_ThatTravelsWhole_IsSilent(string statements) => await ExpectAsync(statements);

    [Theory]
    [InlineData("[RpcField(7)] public Dictionary<string, string> All { get; set; } = new([|StringComparer.OrdinalIgnoreCase|]);")]
    [InlineData("[RpcField(7)] public HashSet<string> All { get; init; } = new HashSet<string>([|StringComparer.OrdinalIgnoreCase|]);")]
    [InlineData("[RpcField(7)] public Dictionary<string, string> All { get; } = new(StringComparer.OrdinalIgnoreCase);")]
    [InlineData("public Dictionary<string, string> All { get; set; } = new(StringComparer.OrdinalIgnoreCase);")]
    [InlineData("[RpcField(7)] public Dictionary<string, string> All { get; set; } = new(8);")]
    public async Task Comparer_OfACollectionThatIsReplacedOnRead_IsReported(string member)
        => await CallRules.ExpectAsync(new UsageAnalyzer(), "TERN4001", $"[RpcMessage] public partial class Box {{ {member} }}");

    [Fact]
    public async Task Offset_OfWhatAHandlerWasAskedWith_IsReported()
        => await CallRules.ExpectAsync(
            new UsageAnalyzer(),
            "TERN4001",
            """
            [RpcService]
            public interface IClock
            {
                ValueTask SetAsync(Setting setting, DateTimeOffset at);
            }

            [RpcMessage] public partial record Setting([property: RpcField(1)] DateTimeOffset From, DateTimeOffset Own);

            class Clock : IClock
            {
                private TimeSpan _offset;

                public TimeSpan Offset => _offset;

                public ValueTask SetAsync(Setting setting, DateTimeOffset at)
                {
                    _offset = [|setting.From.Offset|] + [|at.Offset|] + setting.Own.Offset;
                    return default;
                }

                public void Set(Setting setting, DateTimeOffset at) => _offset = setting.From.Offset + at.Offset;
            }
            """);

    [Fact]
    public async Task Message_OfATimeWithoutAKind_SaysWhatBecomesOfIt()
        => Assert.Equal(
            [
                "This time has no kind and travels as if it were UTC; say DateTimeKind.Utc, or DateTimeKind.Local to have it converted",
                "The offset of this time is lost: the instant travels, and is read back as UTC; send UTC, and the offset as a field of its own where it matters",
            ],
            await CallRules.MessagesAsync(
                new UsageAnalyzer(),
                "[RpcMessage] public partial class Visit { [RpcField(1)] public DateTime Day { get; set; } [RpcField(2)] public DateTimeOffset? At { get; set; } } class Code { object A() => new Visit { Day = new DateTime(2026, 1, 2), At = new DateTime(2026, 1, 2) }; }"));

    private static Task ExpectAsync(string statements)
        => CallRules.ExpectAsync(
            new UsageAnalyzer(),
            "TERN4001",
            $$"""
            using System.Globalization;

            [RpcService]
            public interface IDiary
            {
                ValueTask NoteAsync(DateTime at);

                ValueTask GoAsync(Place place);

                Task<Visit> NextAsync(string quay);

                ValueTask<DateTimeOffset> WhenAsync();

                IAsyncEnumerable<Visit> AllAsync();
            }

            [RpcMessage]
            public partial class Visit
            {
                [RpcField(1)] public DateTimeOffset At { get; set; }
                [RpcField(2)] public DateTime Day { get; set; }
                [RpcField(3)] public Place? Where { get; set; }
                [RpcField(4)] public Way? Way { get; set; }
                [RpcField(5)] public DateTimeOffset? Last { get; set; }
                public DateTimeOffset Local { get; set; }
            }

            [RpcMessage] public partial record Entry([property: RpcField(1)] DateTimeOffset At, [property: RpcField(2)] string Text);

            [RpcMessage] public partial class Place { [RpcField(1)] public string Name { get; set; } = ""; }

            [RpcMessage] public partial class City : Place { [RpcField(2)] public int People { get; set; } }

            [RpcUnion] public abstract partial record Way { [RpcField(1)] public sealed partial record Walk(int Steps) : Way; }

            class Code
            {
                async Task RunAsync(Visit visit, IDiary diary, string text, string format, DateOnly day, DateTimeOffset given)
                {
                    await Task.Yield();
                    {{statements}}
                }
            }
            """);
}
