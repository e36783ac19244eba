namespace Tern.Contracts.Tests.Validation;

public sealed class AllocationTests
{
    private const int Rounds = 10_000;

    [Fact]
    public void Validate_RightMessages_AllocatesNothing()
    {
        var numbers = new Numbers { Maybe = 10, Allowed = 1 };

        // Engines that go back, and sprintf, do allocate: they are left out here.
        var texts = new Texts { Mail = "a@b", Site = "http://x", Runes = "😀😀" };
        var times = new Times();
        var enums = new Enums { Maybe = Grade.Low };
        var collections = new Collections
        {
            Tags = ["ab", "cd"],
            Prices = [new(), new()],
            Counts = new() { ["a"] = 1 },
            ByNumber = new Dictionary<int, Money> { [1] = new() },
            Rows = [[1, 2], [3]],
            Letters = new HashSet<string> { "a", "b" },
            Lazy = new List<long> { 1, 2 },
            Set = [new()],
            Some = new List<int> { 1 },
        };
        var order = new Order { Payment = new Payment.Card("1"), Delivery = new Delivery.Post(new()), Page = new() { Items = [new()] } };
        Run();
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 5 && least > 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Run();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);

        void Run()
        {
            for (int i = 0; i < Rounds; i++)
            {
                Assert.True(numbers.IsValid() && texts.IsValid() && times.IsValid() && enums.IsValid() && collections.IsValid() && order.IsValid());
            }
        }
    }
}
