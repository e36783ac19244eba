namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Casts that may fail: whether they do is known where the object comes from.</summary>
internal sealed partial class Reach
{
    /// <summary>Calls between a cast and the method that knows what it is given.</summary>
    private const int CastDepth = 3;

    /// <summary>Callers that are looked at for one cast. A cast in a method that everybody calls is told apart by none of them.</summary>
    private const int CastCallers = 64;

    private readonly List<(int Code, int Operand, int Made)> _casts = [];

    private void AddCallersOfCasts(bool[] path)
    {
        foreach ((int code, int _, int made) in _casts)
        {
            if (!_crossed[made])
            {
                continue;
            }

            HashSet<int> seen = [code];
            List<int> level = [code];
            for (int depth = 0; depth < CastDepth && level.Count > 0 && seen.Count < CastCallers; depth++)
            {
                level = [.. level.SelectMany(c => _callers[c]).Where(seen.Add)];
                foreach (int caller in level)
                {
                    path[caller] = true;
                }
            }
        }
    }
}
