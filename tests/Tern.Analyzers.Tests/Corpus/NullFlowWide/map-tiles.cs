// case: map-tiles
// category: receiver
// rationale: an extension method is called on a null receiver and dereferences it inside; another one tolerates null
// csc: none

namespace NullSafety.Blind.MapTiles;

public readonly record struct Bounds(double West, double South, double East, double North)
{
    public double Width => East - West;
}

public interface IRegion
{
    string Code { get; }

    Bounds Box { get; }
}

public sealed record Country(string Code, Bounds Box) : IRegion;

public sealed record District(string Code, Bounds Box, Country Parent) : IRegion;

public sealed class Atlas
{
    private readonly List<IRegion> _regions = [];

    public Atlas Add(IRegion region)
    {
        _regions.Add(region);
        return this;
    }

    public TRegion Find<TRegion>(string code) where TRegion : class, IRegion
    {
        return _regions.OfType<TRegion>().FirstOrDefault(r => r.Code == code)!;
    }
}

public static class RegionExtensions
{
    public static int ZoomFor(this IRegion region, int pixels)
    {
        double width = region.Box.Width; // want: null-deref
        return (int)Math.Ceiling(Math.Log2(360 * pixels / (256 * width)));
    }

    public static string Label(this IRegion region) => region is null ? "(nowhere)" : region.Code.ToUpperInvariant();

    public static string Path(this District district)
    {
        return string.Join('/', district.Parent.Code, district.Code); // want: null-deref
    }

    public static bool IsMissing(this IRegion region) => region == null;
}

public sealed class TileViewer(Atlas atlas)
{
    public int Open(string code) => atlas.Find<Country>(code).ZoomFor(512);

    public string Caption(string code) => atlas.Find<Country>(code).Label();

    public string Breadcrumb(string code) => atlas.Find<District>(code).Path();

    public int OpenOrWorld(string code)
    {
        var country = atlas.Find<Country>(code);
        if (country.IsMissing())
        {
            return 0;
        }

        return country.Box.Width > 90 ? 2 : 5;
    }
}

public static class Case
{
    private static TileViewer Viewer()
    {
        var home = new Country("pt", new Bounds(-9.5, 36.9, -6.2, 42.2));
        return new TileViewer(new Atlas().Add(home).Add(new District("lis", home.Box, home)));
    }

    public static void DemoUnknownCountry() => Viewer().Open("lis");

    public static void DemoUnknownDistrict() => Viewer().Breadcrumb("pt");

    public static void DemoSafe()
    {
        var viewer = Viewer();
        _ = viewer.Open("pt");
        _ = viewer.Breadcrumb("lis") + viewer.Caption("xx");
        _ = viewer.OpenOrWorld("xx") + viewer.OpenOrWorld("pt");
    }
}
