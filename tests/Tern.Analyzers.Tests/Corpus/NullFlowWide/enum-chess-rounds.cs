// case: enum-chess-rounds
// category: enumeration of null
// rationale: "no pairings" and "no live feed" are expressed by null sequences and enumerated by the caller
// csc: none

namespace NullSafety.ChessRounds;

public sealed record Pairing(string White, string Black);

public sealed class Round(int number)
{
    private Pairing[]? _boards;

    public int Number { get; } = number;

    public IReadOnlyList<Pairing> Boards => _boards!;

    public IReadOnlyList<Pairing> BoardsOrNone => _boards ?? [];

    public void Draw(IEnumerable<string> players)
    {
        _boards = players.Chunk(2).Where(p => p.Length == 2).Select(p => new Pairing(p[0], p[1])).ToArray();
    }
}

public sealed class MoveFeed(bool connected)
{
    public IAsyncEnumerable<string> Moves(int board) => connected ? Read(board) : null!;

    private static async IAsyncEnumerable<string> Read(int board)
    {
        yield return $"{board}: e4";
        await Task.Yield();
        yield return $"{board}: e5";
    }
}

public static class Arbiter
{
    private static int PrintBoards(Round round)
    {
        int lines = 0;
        foreach (var board in round.Boards) // want: null-deref
        {
            Console.WriteLine($"{round.Number}: {board.White} - {board.Black}");
            lines++;
        }

        return lines;
    }

    private static int PrintDrawnBoards(Round round)
    {
        int lines = 0;
        foreach (var board in round.BoardsOrNone)
        {
            Console.WriteLine($"{round.Number}: {board.White} - {board.Black}");
            lines++;
        }

        return lines;
    }

    private static async Task<int> CountMoves(MoveFeed feed, int board)
    {
        int count = 0;
        await foreach (var move in feed.Moves(board)) // want: null-deref
        {
            count += move.Length > 0 ? 1 : 0;
        }

        return count;
    }

    public static void DemoRoundNotDrawn() => PrintBoards(new Round(3));

    public static void DemoRoundNotDrawnSafe() => PrintDrawnBoards(new Round(3));

    public static void DemoRoundDrawn()
    {
        var round = new Round(1);
        round.Draw(["Adams", "Bauer", "Cho"]);
        PrintBoards(round);
    }

    public static Task DemoFeedDown() => CountMoves(new MoveFeed(false), 1);

    public static Task DemoFeedUp() => CountMoves(new MoveFeed(true), 1);
}
