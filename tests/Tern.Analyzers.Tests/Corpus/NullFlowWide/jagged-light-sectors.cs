// case: jagged-light-sectors
// category: jagged, ref slot
// rationale: rows of a jagged array exist only where a sector was surveyed; a ref slot is handed out before anyone filled it
// csc: none

namespace NullSafety.JaggedLightSectors;

public sealed record Sector(int FromDegrees, int ToDegrees, string Colour);

public sealed class SectorChart
{
    private readonly Sector[][] _byHeight;
    private readonly string[] _remarks;

    public SectorChart(int galleries)
    {
        _byHeight = new Sector[galleries][];
        _remarks = new string[galleries];
    }

    public int Galleries => _byHeight.Length;

    public void Survey(int gallery, params Sector[] sectors) => _byHeight[gallery] = sectors;

    public Sector[] At(int gallery) => _byHeight[gallery];

    public ref string Remark(int gallery) => ref _remarks[gallery];
}

public static class Almanac
{
    public static int TotalArc(SectorChart chart)
    {
        var arc = 0;
        for (var g = 0; g < chart.Galleries; g++)
        {
            var row = chart.At(g);
            for (var i = 0; i < row.Length; i++) // missed: null-deref
            {
                arc += row[i].ToDegrees - row[i].FromDegrees;
            }
        }

        return arc;
    }

    public static int SurveyedArc(SectorChart chart)
    {
        var arc = 0;
        for (var g = 0; g < chart.Galleries; g++)
        {
            if (chart.At(g) is not { } row)
            {
                continue;
            }

            arc += row.Sum(s => s.ToDegrees - s.FromDegrees);
        }

        return arc;
    }

    public static void AppendRemark(SectorChart chart, int gallery, string text)
    {
        ref var slot = ref chart.Remark(gallery);
        slot = slot.TrimEnd() + "; " + text; // want: null-deref
    }

    public static int AppendRemarkOrStart(SectorChart chart, int gallery, string text)
    {
        ref var slot = ref chart.Remark(gallery);
        slot ??= "";
        slot = slot.TrimEnd() + "; " + text;
        return slot.Length;
    }
}

public static class Case
{
    private static SectorChart Skerry()
    {
        var chart = new SectorChart(3);
        chart.Survey(0, new Sector(10, 95, "white"), new Sector(95, 120, "red"));
        chart.Survey(2, new Sector(200, 260, "green"));
        return chart;
    }

    public static void DemoTotal() => Almanac.TotalArc(Skerry());

    public static void DemoSurveyed() => Almanac.SurveyedArc(Skerry());

    public static void DemoRemark() => Almanac.AppendRemark(Skerry(), 1, "obscured by crane");

    public static void DemoRemarkOrStart() => Almanac.AppendRemarkOrStart(Skerry(), 1, "obscured by crane");
}
