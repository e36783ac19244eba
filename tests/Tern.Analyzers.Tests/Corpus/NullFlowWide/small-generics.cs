// case: small-generics
// category: several small cases of one topic
namespace Row.Generics;

public interface IEntity<out TKey>
{
    TKey Id { get; }
}

public sealed record Customer(int Id, string Name) : IEntity<int>;

public sealed class Basket : IEntity<string>
{
    public string Id { get; init; } = "";

    public List<string> Lines { get; } = [];
}

public class Repository<TKey, TEntity>
    where TKey : notnull
    where TEntity : IEntity<TKey>
{
    protected Dictionary<TKey, TEntity> Rows { get; } = [];

    public void Save(TEntity e) => Rows[e.Id] = e;

    public TEntity Get(TKey id) => Rows.TryGetValue(id, out var e) ? e : default!;
}

public sealed class CreatingRepository<TKey, TEntity> : Repository<TKey, TEntity>
    where TKey : notnull
    where TEntity : IEntity<TKey>, new()
{
    public TEntity Load(TKey id)
    {
        if (!Rows.TryGetValue(id, out var e))
        {
            Rows[id] = e = new TEntity();
        }

        return e;
    }
}

public static class Repositories
{
    public static int DemoUnsavedCustomer()
    {
        var repo = new Repository<int, Customer>();
        repo.Save(new Customer(1, "ann"));
        return new[] { 1, 2 }
            .Select(repo.Get)
            .Select(c => c.Name) // want: null-deref
            .Count(n => n.Length > 0);
    }

    public static int DemoLoadedBasket()
    {
        var repo = new CreatingRepository<string, Basket>();
        repo.Load("x").Lines.Add("apple");
        return repo.Load("x").Lines.Count + repo.Load("y").Lines.Count;
    }
}

public static class Extremes
{
    public static T Largest<T>(IEnumerable<T> items)
        where T : IComparable<T>
    {
        T best = default!;
        foreach (var item in items)
        {
            if (best.CompareTo(item) < 0) // want: null-deref
            {
                best = item;
            }
        }

        return best;
    }

    public static int DemoLargestWord() => Largest([3, 4]) + Largest(["b", "a"]).Length;
}

public interface IMonoid<TSelf>
    where TSelf : IMonoid<TSelf>
{
    static abstract TSelf Zero { get; }

    TSelf Plus(TSelf other);
}

public sealed record Words(string Text) : IMonoid<Words>
{
    public static Words Zero => null!;

    public Words Plus(Words other) => new(Text + other.Text);
}

public readonly record struct Total(int Sum) : IMonoid<Total>
{
    public static Total Zero => default;

    public Total Plus(Total other) => new(Sum + other.Sum);
}

public sealed record Tags(string[] Items) : IMonoid<Tags>
{
    public static Tags Zero { get; } = new([]);

    public Tags Plus(Tags other) => new([.. Items, .. other.Items]);
}

public static class Folding
{
    private static T Fold<T>(params T[] items)
        where T : IMonoid<T>
    {
        var acc = T.Zero;
        foreach (var item in items)
        {
            acc = acc.Plus(item); // want: null-deref
        }

        return acc;
    }

    private static T FoldRight<T>(params T[] items)
        where T : IMonoid<T> => items.Aggregate(T.Zero, (acc, item) => acc.Plus(item));

    public static int DemoFoldWords() => Fold(new Total(1), new Total(2)).Sum + Fold(new Words("a")).Text.Length;

    public static int DemoFoldTags() =>
        FoldRight(new Total(1)).Sum + FoldRight(new Tags(["x"])).Items.Length + FoldRight<Tags>().Items.Length;
}

public interface ICodec
{
    string Encode(int n);
}

public sealed class HexCodec : ICodec
{
    public string Encode(int n) => n.ToString("x");
}

public sealed class OctCodec : ICodec
{
    public string Encode(int n) => Convert.ToString(n, 8);
}

public static class Shared<T>
    where T : class
{
    public static T Instance = null!;
}

public static class Codecs
{
    private static string Run<T>(int n)
        where T : class, ICodec
    {
        return Shared<T>.Instance.Encode(n); // missed: null-deref
    }

    public static string DemoOtherInstance()
    {
        Shared<HexCodec>.Instance = new HexCodec();
        return Run<HexCodec>(10) + Run<OctCodec>(10);
    }
}

public sealed class Services
{
    private readonly Dictionary<Type, object> _made = [];

    public void Add<T>(T service)
        where T : class => _made[typeof(T)] = service;

    public T Get<T>()
        where T : class => (T)_made.GetValueOrDefault(typeof(T))!;

    public T Ensure<T>()
        where T : class, new()
    {
        if (_made.GetValueOrDefault(typeof(T)) is T known)
        {
            return known;
        }

        var fresh = new T();
        Add(fresh);
        return fresh;
    }
}

public static class Composition
{
    public static string DemoRegisteredAsClass()
    {
        var services = new Services();
        services.Add(new HexCodec());
        var codec = services.Get<ICodec>();
        return codec.Encode(1); // want: null-deref
    }

    public static string DemoEnsured()
    {
        var services = new Services();
        return services.Ensure<HexCodec>().Encode(1) + services.Ensure<HexCodec>().Encode(2);
    }
}

public readonly record struct Both<A, B>(A First, B Second)
{
    public Both<B, A> Flip() => new(Second, First);

    public Both<A, C> With<C>(C second) => new(First, second);
}

public static class Boths
{
    private static Both<string, T> Label<T>(string label) => new Both<string, T>(label, default!);

    public static int DemoFlipLabel()
    {
        var flipped = Label<Uri>("home").Flip();
        return flipped.Second.Length + flipped.First.Host.Length; // want: null-deref
    }

    public static int DemoFlipReplaced()
    {
        var flipped = Label<Uri>("home").With("page").Flip();
        return flipped.Second.Length + flipped.First.Length + Label<long>("n").Flip().First.GetHashCode();
    }
}
