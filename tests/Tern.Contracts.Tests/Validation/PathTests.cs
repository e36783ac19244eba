namespace Tern.Contracts.Tests.Validation;

public sealed class PathTests
{
    [Fact]
    public void Element_OfACollection_IsNamedByItsIndex()
    {
        AssertPaths(new Collections { Tags = ["ab", "c", "de"] }, "tags[1]");
        AssertPaths(new Collections { Prices = [new(), new() { Amount = 0, Currency = "E" }] }, "prices[1].currency", "prices[1].amount");
        AssertPaths(new Collections { Rows = [[1], [2, 10]] }, "rows[1][1]");
        AssertPaths(new Collections { Letters = new HashSet<string> { "a", "bc" } }, "letters[1]");
        AssertPaths(new Collections { Lazy = Numbers() }, "lazy[1]");
        AssertPaths(new Collections { Points = [new Point(0, 0), new Point(1, 2)] }, "points[1].y");
        AssertPaths(new Collections { Set = [new Money { Amount = -1 }] }, "set[0].amount");

        static IEnumerable<long> Numbers()
        {
            yield return 1;
            yield return 0;
        }
    }

    [Fact]
    public void Entry_OfAMap_IsNamedByItsKey()
    {
        AssertPaths(new Collections { Counts = new() { ["a"] = 1, ["b\""] = -1 } }, "counts[\"b\"\"]");
        AssertPaths(new Collections { ByNumber = new Dictionary<int, Money> { [-5] = new() { Amount = 0 } } }, "byNumber[-5].amount");
        AssertPaths(new Collections { Deep = new Collections().Deep.Add("x", [1, 0]).Add("y", default) }, "deep[\"x\"][1]");
        ValidationError key = Assert.Single(new Collections { Counts = new() { ["long"] = 1 } }.Validate());
        Assert.Equal(("counts[\"long\"]", "key.max_size"), (key.Path, key.Rule));
    }

    [Fact]
    public void Entry_WithALongKey_IsNamedByItsBeginning()
    {
        var message = new Collections { Counts = new() { [new string('k', 100_000)] = -1 } };

        Assert.All(message.Validate(), e => Assert.Equal($"counts[\"{new string('k', 40)}…\"]", e.Path));
    }

    [Fact]
    public void Collection_WithRulesOfItsOwn_IsChecked()
    {
        AssertPaths(new Collections { Tags = [] }, "tags");
        AssertPaths(new Collections { Tags = ["ab", "ab", "ab", "ab"] }, "tags");
        AssertPaths(new Collections { Letters = new HashSet<string>() }, "letters");
        AssertPaths(new Collections { Some = [] }, "some");
        AssertPaths(new Collections { Immutable = [1, 2, 3] }, "immutable");
        AssertPaths(new Collections { Main = null }, "main");
        AssertPaths(new Collections { Main = new Money { Amount = 0 } }, "main.amount");
    }

    [Fact]
    public void Message_ThatIsSkipped_IsNotChecked()
    {
        AssertPaths(new Collections { Unchecked = [new Money { Amount = 0 }], Skipped = new Money { Amount = 0 } });
    }

    [Fact]
    public void Null_WhereNoneMayBe_IsLeftToTheCodec()
    {
        AssertPaths(new Collections { Tags = ["ab", null!], Prices = [null!], Rows = [null!] });
    }

    [Fact]
    public void Case_OfAUnion_IsNamedByTheCase()
    {
        AssertPaths(new Order { Payment = new Payment.Card("12345") }, "payment.card");
        AssertPaths(new Order { Payment = new Payment.Cash(new Money { Amount = 0 }) }, "payment.cash.amount");
        AssertPaths(new Order { Payment = new Payment.Free(true) });
        AssertPaths(new Payment.Card("12345"), "card");
    }

    [Fact]
    public void Case_OfAOneOf_IsAFieldOfTheMessage()
    {
        AssertPaths(new Order { Delivery = new Delivery.Post(new Money { Amount = 0 }) }, "post.amount");
        AssertPaths(new Order { Delivery = new Delivery.Pickup(" ") }, "pickup");
    }

    [Fact]
    public void ClosedGenericMessage_IsChecked()
    {
        AssertPaths(new Order { Page = new() { Items = [new(), new() { Amount = 0 }, new()] } }, "page.items", "page.items[1].amount");
        AssertPaths(new Order { Numbers = new() { Items = [1, 2, 3] } }, "numbers.items");
    }

    [Fact]
    public void MessageThatValidatesItself_IsAsked() => AssertPaths(new Order { Own = new Own { Value = 13 } }, "own.value");

    [Fact]
    public void Exception_WithRules_IsChecked() => AssertPaths(new Refused(), "reason");

    [Fact]
    public void Message_WithoutRules_IsNotValidatable() => Assert.False(typeof(IValidatable).IsAssignableFrom(typeof(Plain)));

    [Fact]
    public void Errors_PastTheLimit_StopTheChecking()
    {
        int asked = 0;
        var message = new Collections { Tags = ["", "", ""], Lazy = Numbers() };

        Assert.Equal(2, message.Validate(limit: 2).Count);
        Assert.Equal(0, asked);
        Assert.Equal(ValidationErrors.DefaultLimit, message.Validate().Count);
        Assert.InRange(asked, 1, ValidationErrors.DefaultLimit + 2);

        IEnumerable<long> Numbers()
        {
            for (; ; asked++)
            {
                yield return 0;
            }
        }
    }

    [Fact]
    public void Messages_ThatHoldThemselves_EndWithOneError()
    {
        var tree = new Tree();
        tree.Left = tree;

        ValidationError error = Assert.Single(tree.Validate());
        Assert.Equal("depth", error.Rule);
        Assert.InRange(error.Path.Length, 1, 513);
    }

    [Fact]
    public void Messages_AsDeepAsReadersLetThem_AreChecked()
    {
        var root = new Tree { Value = -1 };
        for (int i = 1; i < 100; i++)
        {
            root = new Tree { Others = [root] };
        }

        ValidationError error = Assert.Single(root.Validate());
        Assert.Equal("ge", error.Rule);
        Assert.StartsWith("others[0].others[0]", error.Path, StringComparison.Ordinal);
    }

    private static void AssertPaths<T>(T message, params string[] paths)
        where T : IValidatable => Assert.Equal(paths, message.Validate().Select(e => e.Path));
}
