using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Entente.Scoring.Models;

namespace Entente.Web.Commands.Fitting;

/// <summary>
/// Reads chosen columns of a CSV file into codes, row by row, so that ten million rows take the room of their numbers. Commas, quotes doubled inside quotes, any line ends, UTF-8 with or without a
/// mark. Empty cells and NA, as R writes them, are empty.
/// </summary>
internal sealed class CsvColumns
{
    private readonly TextReader _text;
    private readonly char[] _buffer = new char[1 << 16];
    private readonly Action<long>? _onRows;
    private char[] _cell = new char[256];
    private int _at;
    private int _end;

    private CsvColumns(TextReader text, Action<long>? onRows) => (_text, _onRows) = (text, onRows);

    private enum CellEnd
    {
        Cell,
        Row,
        File,
    }

    /// <summary>The table of the columns wanted, or null and what is wrong with the file.</summary>
    public static DataTable? Read(Stream file, IReadOnlyCollection<string> wanted, Action<long>? onRows, CancellationToken stop, out string? sentence)
    {
        using var text = new StreamReader(file, Encoding.UTF8, true, 1 << 16);
        return new CsvColumns(text, onRows).Read(wanted, stop, out sentence);
    }

    private DataTable? Read(IReadOnlyCollection<string> wanted, CancellationToken stop, out string? sentence)
    {
        var header = new List<string>();
        CellEnd end;
        do
        {
            end = Next(out int length);
            header.Add(new string(_cell, 0, length).Trim());
        }
        while (end == CellEnd.Cell);

        sentence = header is [""] ? "The file is empty; its first line must name the columns."
            : wanted.FirstOrDefault(name => !header.Contains(name)) is { } missing ? $"There is no column '{missing}'; the columns are {string.Join(", ", header)}."
            : wanted.FirstOrDefault(name => header.Count(each => each == name) > 1) is { } twice ? $"Two columns are called '{twice}'."
            : null;
        if (sentence is not null)
            return null;
        Coder?[] coders = [.. header.Select(name => wanted.Contains(name) ? new Coder(name) : null)];
        int rows = end == CellEnd.File ? 0 : Rows(coders, stop, out sentence);
        return sentence is null ? new([.. coders.Where(coder => coder is not null).Select(coder => coder!.Column())], rows) : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Rows(Coder?[] coders, CancellationToken stop, out string? sentence)
    {
        sentence = null;
        int rows = 0;
        for (var end = CellEnd.Row; end != CellEnd.File;)
        {
            int cells = 0, length;
            do
            {
                end = Next(out length);
                if (cells == 0 && length == 0 && end != CellEnd.Cell && (coders.Length > 1 || end == CellEnd.File))
                    break;
                if (cells < coders.Length)
                    coders[cells]?.Add(_cell.AsSpan(0, length));
                cells++;
            }
            while (end == CellEnd.Cell);

            if (cells == 0)
                continue;
            rows++;
            if (cells != coders.Length)
            {
                sentence = string.Create(CultureInfo.InvariantCulture, $"Row {rows + 1} has {cells} cells, the header {coders.Length}.");
                return rows;
            }

            if (rows % 100_000 != 0)
                continue;
            stop.ThrowIfCancellationRequested();
            _onRows?.Invoke(rows);
        }

        return rows;
    }

    /// <summary>Reads one cell into the buffer and says what ended it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private CellEnd Next(out int length)
    {
        length = 0;
        bool quoted = false;
        while (true)
        {
            int read = Character();
            if (read < 0)
                return CellEnd.File;
            char character = (char)read;
            if (character == '"')
            {
                if (!quoted && length == 0)
                {
                    quoted = true;
                    continue;
                }

                if (quoted && Peek() != '"')
                {
                    quoted = false;
                    continue;
                }

                if (quoted)
                    Character();
            }
            else if (!quoted && (character is ',' or '\n' or '\r'))
            {
                if (character == '\r' && Peek() == '\n')
                    Character();
                return character == ',' ? CellEnd.Cell : CellEnd.Row;
            }

            if (length == _cell.Length)
                Array.Resize(ref _cell, 2 * length);
            _cell[length++] = character;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Character()
    {
        int character = Peek();
        _at++;
        return character;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Peek()
    {
        if (_at < _end)
            return _buffer[_at];
        (_at, _end) = (0, _text.Read(_buffer));
        return _end == 0 ? -1 : _buffer[0];
    }

    /// <summary>Gives each different text of a column a number in order of appearance.</summary>
    private sealed class Coder(string name)
    {
        private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
        private readonly List<string> _texts = [];
        private int[] _codes = new int[1024];
        private int _rows;

        public void Add(ReadOnlySpan<char> cell)
        {
            if (_rows == _codes.Length)
                Array.Resize(ref _codes, 2 * _rows);
            cell = cell.Trim();
            _codes[_rows++] = cell.IsEmpty || cell is "NA" ? DataColumn.Empty : Code(cell);
        }

        public DataColumn Column()
        {
            Array.Resize(ref _codes, _rows);
            return DataColumn.Sorted(name, _codes, _texts);
        }

        private int Code(ReadOnlySpan<char> cell)
        {
            var lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();
            if (lookup.TryGetValue(cell, out int code))
                return code;
            string text = cell.ToString();
            _known.Add(text, _texts.Count);
            _texts.Add(text);
            return _texts.Count - 1;
        }
    }
}
