#include "app/imports/original.h"

#include "app/importer/inflater.h"
#include "app/imports/linefile.h"
#include "app/imports/logimport.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace imports {

using namespace Qt::StringLiterals;
using importer::RecordNumber;
using importer::Surroundings;

namespace {

constexpr qint64 searchBlock = 64LL * 1024;

/// The first bytes of a message that its line must hold, too: it tells a log that was written anew, where lines may
/// begin at the same places by chance. What was cut as a secret is left out.
QByteArrayView headOf(QByteArrayView message)
{
    constexpr qsizetype enough = 24;
    const auto ends = [&](QByteArrayView sign) {
        const qsizetype at = message.indexOf(sign);
        return at < 0 ? message.size() : at;
    };
    return message.first(std::min({enough, ends("\n"), ends("[cut: ")}));
}

bool holds(const Surroundings &found, const importer::LogRecord &record)
{
    const qsizetype end = found.record.indexOf('\n');
    const QByteArrayView line = QByteArrayView(found.record).first(end < 0 ? found.record.size() : end);
    const QByteArrayView head = headOf(record.message);
    return line.contains(head) || importer::Unwrapper().unwrap(line).text.contains(head);
}

/// One row's original on its way: from the import's own files to the log.
class Search
{
public:
    Search(const OriginalWanted &wanted, const std::atomic_bool &isCancelled)
        : m_wanted(wanted)
        , m_isCancelled(isCancelled)
    {
    }
    /// False: there is nothing to look for in the log; the state says why.
    [[nodiscard]] core::Result<bool, journal::JournalError> findPlace();
    void readFile();
    [[nodiscard]] Original &found() { return m_found; }

private:
    [[nodiscard]] core::Result<void, journal::JournalError> addPlaces(
        LineFile &lines, RecordNumber record, bool isAnswer);
    /// False: the file could not be read to its end.
    [[nodiscard]] bool readPlain(QFile &file, importer::SurroundingsReader &reader) const;
    [[nodiscard]] bool readPacked(QFile &file, importer::SurroundingsReader &reader) const;

    const OriginalWanted &m_wanted;
    const std::atomic_bool &m_isCancelled;
    Original m_found;
    QList<RecordNumber> m_records; ///< of the places
    importer::LogRecord m_record;
    importer::LogIndex m_index;
};

core::Result<void, journal::JournalError> Search::addPlaces(LineFile &lines, RecordNumber record, bool isAnswer)
{
    const auto origins = lines.originsOf(record);
    if (!origins)
        return core::make_unexpected(origins.error());
    for (const importer::Origin &origin : *origins) {
        m_found.places.append({origin, isAnswer});
        m_records.append(record);
    }
    return {};
}

core::Result<bool, journal::JournalError> Search::findPlace()
{
    m_found.path = m_wanted.path;
    const auto lines = LineFile::open(linesOf(m_wanted.folder));
    if (!lines)
        return core::make_unexpected(lines.error());
    const auto own = (*lines)->recordOf(m_wanted.row);
    if (!own)
        return core::make_unexpected(own.error());
    if (*own == 0) {
        m_found.state = Original::State::NoLine;
        return false;
    }
    if (const auto added = addPlaces(**lines, *own, false); !added)
        return core::make_unexpected(added.error());
    const auto attempt = (*lines)->attemptAt(*own);
    if (!attempt)
        return core::make_unexpected(attempt.error());
    if (*attempt && (*attempt)->outcome != 0 && (*attempt)->outcome != *own) {
        if (const auto added = addPlaces(**lines, (*attempt)->outcome, true); !added)
            return core::make_unexpected(added.error());
    }
    if (m_found.places.isEmpty()) {
        m_found.state = Original::State::NoLine;
        return false;
    }
    m_found.place = std::clamp<qsizetype>(m_wanted.place, 0, m_found.places.size() - 1);
    const RecordNumber number = m_records[m_found.place];
    const importer::Origin origin = m_found.places[m_found.place].origin;
    const auto record = (*lines)->record(number);
    if (!record)
        return core::make_unexpected(record.error());
    m_record = record->value_or(importer::LogRecord());
    m_found.text = {origin.line, {}, m_record.message, {}, m_record.isCut};
    const auto before
        = (*lines)->placeBefore(number, origin, std::max<qint64>(origin.line - m_wanted.around.before, 1));
    if (!before)
        return core::make_unexpected(before.error());
    m_index.note(*before);
    m_found.state = Original::State::Pasted;
    return !m_wanted.path.isEmpty();
}

bool Search::readPlain(QFile &file, importer::SurroundingsReader &reader) const
{
    if (!file.seek(reader.offset()))
        return false;
    while (!m_isCancelled) {
        const QByteArray block = file.read(searchBlock);
        if (block.isEmpty())
            return file.error() == QFile::NoError;
        if (!reader.add(block))
            return true;
    }
    return false;
}

bool Search::readPacked(QFile &file, importer::SurroundingsReader &reader) const
{
    importer::Inflater inflater;
    qint64 done = 0; // unpacked
    bool wantsMore = true;
    const auto take = [&](QByteArrayView block) {
        const qint64 before = std::clamp<qint64>(reader.offset() - done, 0, block.size());
        done += block.size();
        if (wantsMore && before < block.size())
            wantsMore = reader.add(block.sliced(before));
    };
    while (wantsMore && !m_isCancelled) {
        const QByteArray block = file.read(searchBlock);
        if (block.isEmpty())
            return file.error() == QFile::NoError;
        if (!inflater.add(block, take))
            return false;
    }
    return !wantsMore;
}

void Search::readFile()
{
    const QFileInfo info(m_wanted.path);
    QFile file(m_wanted.path);
    m_found.state = Original::State::FileGone;
    // A pipe of that name would be waited for.
    if (info.exists() && !info.isFile()) {
        m_found.reason = u"Is not a file"_s;
        return;
    }
    if (!file.open(QIODevice::ReadOnly)) {
        m_found.reason = file.errorString();
        return;
    }
    importer::SurroundingsReader reader(
        m_index, m_found.places[m_found.place].origin, m_wanted.around, m_wanted.encoding);
    const bool isPacked = importer::looksPacked(file.peek(importer::sampleSize));
    const bool isRead = isPacked ? readPacked(file, reader) : readPlain(file, reader);
    const auto text = isRead ? reader.finish(traffic::Redactor()) : std::nullopt;
    m_found.state = text && holds(*text, m_record) ? Original::State::Shown : Original::State::FileChanged;
    if (m_found.state == Original::State::Shown)
        m_found.text = *text;
}

} // namespace

std::optional<Original> readOriginal(const OriginalWanted &wanted, const std::atomic_bool &isCancelled)
{
    Search search(wanted, isCancelled);
    const auto isInFile = search.findPlace();
    if (!isInFile) {
        search.found().state = Original::State::Unreadable;
        search.found().error = isInFile.error();
    } else if (*isInFile) {
        search.readFile();
    }
    return isCancelled ? std::nullopt : std::optional(search.found());
}

} // namespace imports
