// case: feature-lookup
// category: generic-default
// rationale: a feature store answers default for a missing value, which is null for reference features only
// csc: none

namespace NullSafety.Blind.FeatureLookup;

public interface IFeature<out T>
{
    string Key { get; }

    T Read(int entity);
}

public sealed class ColumnFeature<T>(string key, params (int Entity, T Value)[] rows) : IFeature<T>
{
    public string Key => key;

    public T Read(int entity)
    {
        foreach (var (id, value) in rows)
        {
            if (id == entity)
            {
                return value;
            }
        }

        return default!;
    }
}

public sealed class Cache<TValue>
{
    private TValue _latest = default!;
    private bool _warm;

    public TValue Latest => _latest;

    public bool IsWarm => _warm;

    public void Refresh(IFeature<TValue> feature, int entity)
    {
        _latest = feature.Read(entity);
        _warm = true;
    }
}

public static class Scoring
{
    public static int Age(ColumnFeature<int> ages, int entity) => ages.Read(entity).CompareTo(18);

    public static int City(ColumnFeature<string> cities, int entity) => cities.Read(entity).Length; // want: null-deref

    public static int CityOrZero(ColumnFeature<string> cities, int entity) => cities.Read(entity) is { } city ? city.Length : 0;

    public static double Norm(Cache<double[]> cache)
    {
        double[] vector = cache.Latest;
        return Math.Sqrt(vector.Sum(x => x * x));
    }

    public static int Dimensions(Cache<double[]> cache) => cache.Latest.Length; // want: null-deref

    public static string Hours(Cache<TimeSpan> cache) => cache.Latest.ToString();
}

public static class Case
{
    private static readonly ColumnFeature<int> Ages = new("age", (1, 30));
    private static readonly ColumnFeature<string> Cities = new("city", (1, "Bern"));
    private static readonly ColumnFeature<double[]> Vectors = new("embedding", (1, new[] { 3.0, 4.0 }));

    public static void DemoCity() => Scoring.City(Cities, 2);

    public static void DemoCold() => Scoring.Dimensions(new Cache<double[]>());

    public static void DemoSafe()
    {
        Scoring.Age(Ages, 2);
        Scoring.CityOrZero(Cities, 2);
        var cache = new Cache<double[]>();
        cache.Refresh(Vectors, 1);
        Scoring.Norm(cache);
        Scoring.Hours(new Cache<TimeSpan>());
    }
}
