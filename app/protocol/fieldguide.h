#pragma once
#include "app/core/result.h"
#include "app/protocol/parseerror.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace protocol {

/// How a field's value is made readable; the words come from `text::decodedField`.
enum class FieldDecoder {
    None,
    Time, ///< RFC 3339, or seconds or milliseconds since 1970
    SpanMs, ///< a length of time in milliseconds
    SpanS, ///< … in seconds
    Expiry, ///< seconds until a token ends, as a number or a string
    IntentBits, ///< event groups, one bit each
    Op, ///< gateway opcode
    Faces, ///< text with `<faceType=…>` tags
    SceneExt, ///< `key=value` of `message_scene.ext`
    EventId, ///< `EVENT_NAME:tail`
    Code, ///< code or err_code of the OpenAPI
    CloseCode, ///< of a WebSocket
    HttpStatus,
    Bytes,
    Json, ///< JSON inside a string
};

/// Where a document comes from: decides which rows of the guide may speak about it.
struct FieldPlace
{
    enum class Side { Frame, Request, Response, ModelRequest, ModelResponse };
    Side side = Side::Frame;
    QString name; ///< event or opcode name (`C2C_MESSAGE_CREATE`, `HELLO`), else the path of the call without query
    friend bool operator==(const FieldPlace &, const FieldPlace &) = default;
};

/// One legal value of a field, as the wire spells it.
struct LegalValue
{
    QString value;
    QString meaningEn, meaningZh;
    friend bool operator==(const LegalValue &, const LegalValue &) = default;
};

/// What the guide says of one field. Sources: protocol reference (a) to (h); the model's fields: OpenAI's chat
/// completions. `closed`: a value that is not in the list is not legal.
struct FieldEntry
{
    QString meaningEn, meaningZh;
    QList<LegalValue> values;
    bool closed = true;
    FieldDecoder decoder = FieldDecoder::None;
};

/// The meaning of every field that the platform's documents name, read from `resources/fields/qq-open-platform.tsv`:
/// scope, paths, meaning in two languages, legal values, decoder. A scope is a side (`frame`, `request`, `response`,
/// `model-request`, `model-response`) and patterns of names; `*` stands for anything without a slash, `**` for
/// anything. Paths are separated by blanks, `[]` is any element of an array, `.*` at the end anything below. The first
/// row whose scope and path match is the one. Thread: a value, read-only after construction.
class FieldGuide
{
public:
    /// Most bytes and rows a table may have: the one that is compiled in has about 80 KiB and 350 rows.
    static constexpr qsizetype maxBytes = 1024 * 1024;
    static constexpr qsizetype maxRows = 4'000;

    /// The compiled-in table. Needs the resource library linked; an empty guide says it is missing.
    [[nodiscard]] static FieldGuide builtIn();
    /// Errors: TooLarge; Missing (a row without meaning in either language, without a path); WrongType (another number
    /// of cells, a word that is not known, a value without meaning). `path` names the line.
    [[nodiscard]] static core::Result<FieldGuide, ParseError> fromTsv(QByteArrayView text);

    /// `path` as the tree spells it: `$.d.attachments[0].url`. An object inside one of its own kind (quotes in quotes)
    /// is described once; an element of a list that has no row of its own is described by the list's. Null: the
    /// documents do not name such a field there.
    [[nodiscard]] const FieldEntry *find(const FieldPlace &place, QStringView path) const;
    [[nodiscard]] qsizetype size() const { return m_rows.size(); }
    [[nodiscard]] const FieldEntry &at(qsizetype row) const { return m_rows[row].entry; }

private:
    struct Scope
    {
        FieldPlace::Side side = FieldPlace::Side::Frame;
        QStringList patterns;
        [[nodiscard]] bool holds(const FieldPlace &place) const;
    };
    struct Row
    {
        Scope scope;
        FieldEntry entry;
    };
    struct Reader;
    [[nodiscard]] const FieldEntry *findPattern(const FieldPlace &place, const QString &pattern) const;

    QList<Row> m_rows;
    QHash<QString, QList<qsizetype>> m_byPath; ///< rows in the table's order
};

/// `$.d.attachments[0].url` as the guide spells it: `d.attachments[].url`; empty for the root and for what is no path.
[[nodiscard]] QString fieldPattern(QStringView path);

} // namespace protocol
