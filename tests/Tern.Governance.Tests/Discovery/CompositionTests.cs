namespace Tern.Governance.Tests.Discovery;

public sealed class CompositionTests
{
    private readonly Source _one = new("one");
    private readonly Source _two = new("two");

    [Fact]
    public async Task FirstOf_FirstFailsOrIsEmpty_NextAnswers()
    {
        IServiceResolver resolver = ServiceResolvers.FirstOf("both", _one, _two);
        _one.Answer = ["a"];
        _two.Answer = ["b"];
        Assert.Equal(["a"], await AskAsync(resolver));
        Assert.Equal("one:///shop.Catalog", _one.Asked);
        Assert.Null(_two.Asked);

        _one.Answer = [];
        Assert.Equal(["b"], await AskAsync(resolver));

        _one.Answer = null;
        Assert.Equal(["b"], await AskAsync(resolver));

        _two.Answer = null;
        Assert.Contains("None of the 2 resolvers of 'both'", (await Assert.ThrowsAsync<AggregateException>(() => AskAsync(resolver))).Message);
    }

    [Fact]
    public async Task Union_OneFails_OthersAnswer()
    {
        IServiceResolver resolver = ServiceResolvers.Union("both", _one, _two);
        _one.Answer = ["a", "b"];
        _two.Answer = ["b", "c"];
        Assert.Equal(["a", "b", "c"], await AskAsync(resolver));

        _one.Answer = null;
        Assert.Equal(["b", "c"], await AskAsync(resolver));

        _two.Answer = null;
        await Assert.ThrowsAsync<AggregateException>(() => AskAsync(resolver));
    }

    [Fact]
    public void Watch_Union_PushesAllOnceEachHasSpoken()
    {
        List<string> pushed = [];
        IServiceResolver resolver = ServiceResolvers.Union("both", _one, _two);
        using IDisposable? subscription = resolver.Watch(ServiceTarget.Parse("both:///x"), answer => pushed.Add(string.Join(',', answer.Instances.Select(static instance => instance.Address))));

        _one.Push("a");
        Assert.Empty(pushed);
        _two.Push("b");
        _one.Push("c");

        Assert.Equal(["a,b", "c,b"], pushed);
    }

    [Fact]
    public void Watch_FirstOf_PushesOfTheFirstCount()
    {
        List<string> pushed = [];
        IServiceResolver resolver = ServiceResolvers.FirstOf("both", _one, _two);
        using IDisposable? subscription = resolver.Watch(ServiceTarget.Parse("both:///x"), answer => pushed.Add(string.Join(',', answer.Instances.Select(static instance => instance.Address))));

        _two.Push("b");
        _one.Push("a");

        Assert.Equal(["a"], pushed);
    }

    [Fact]
    public async Task Static_AnyName_SameInstances() =>
        Assert.Equal(["a"], await AskAsync(ServiceResolvers.Static("fixed", new ServiceInstance("a"))));

    [Theory]
    [InlineData("")]
    [InlineData("Both")]
    [InlineData("both://")]
    public void Composition_BadScheme_IsRefused(string scheme) => Assert.ThrowsAny<ArgumentException>(() => ServiceResolvers.Union(scheme, _one));

    private static async Task<string[]> AskAsync(IServiceResolver resolver) =>
        [.. (await resolver.ResolveAsync(ServiceTarget.Parse($"{resolver.Scheme}:///shop.Catalog"), TestContext.Current.CancellationToken)).Instances.Select(static instance => instance.Address)];

    private sealed class Source(string scheme) : IServiceResolver
    {
        private Action<ResolvedService>? _changed;

        public string Scheme => scheme;

        public string? Asked { get; private set; }

        public string[]? Answer { get; set; }

        public ValueTask<ResolvedService> ResolveAsync(ServiceTarget target, CancellationToken cancellationToken)
        {
            Asked = target.ToString();
            return Answer is null ? throw new InvalidOperationException("down") : new(Of(Answer));
        }

        public IDisposable Watch(ServiceTarget target, Action<ResolvedService> changed)
        {
            _changed = changed;
            return new MemoryStream();
        }

        public void Push(params string[] addresses) => _changed!(Of(addresses));

        private static ResolvedService Of(string[] addresses) => new([.. addresses.Select(static address => new ServiceInstance(address))]);
    }
}
