#include "app/text/connectiontext.h"
#include "app/text/doctortext.h"
#include "app/text/exporttext.h"
#include "app/text/filtertext.h"
#include "app/text/importtext.h"
#include "app/text/linetext.h"
#include "app/text/sendtesttext.h"
#include "app/text/sentence.h"
#include "app/text/settingtext.h"
#include "app/text/storagetext.h"
#include "tests/support/language.h"

using namespace Qt::StringLiterals;

namespace {

/// One thing that can go wrong, and how it is said.
struct Trouble
{
    QString name;
    std::function<QString()> said;
};

const protocol::ErrorCatalogue &catalogue()
{
    static const protocol::ErrorCatalogue all = protocol::ErrorCatalogue::builtIn();
    return all;
}

void addDisks(QList<Trouble> &all)
{
    using storage::Fault;
    for (const Fault fault :
        {Fault::Other, Fault::Full, Fault::ReadOnly, Fault::Busy, Fault::Damaged, Fault::CannotCopy, Fault::Newer}) {
        const QString number = QString::number(int(fault));
        all.append({u"disk "_s + number, [fault] { return text::faultText(fault); }});
        all.append({u"outbox "_s + number,
            [fault] { return text::notWritableText({.writable = false, .detail = {}, .fault = fault}); }});
    }
    using Kind = journal::JournalError::Kind;
    for (const Kind kind :
        {Kind::CannotOpen, Kind::CannotWrite, Kind::CannotRead, Kind::CannotCopy, Kind::Corrupt, Kind::NewerSchema}) {
        all.append({u"journal %1"_s.arg(int(kind)), [kind] {
                        journal::StorageState state{.durable = false};
                        state.error = journal::JournalError{.kind = kind};
                        return text::notDurableText(state);
                    }});
        all.append({u"journal error %1"_s.arg(int(kind)), [kind] { return text::journalErrorText({.kind = kind}); }});
    }
    all.append({u"journal set aside"_s, [] { return text::journalSetAsideText({.setAside = u"j.corrupt-1"_s}); }});
    all.append({u"outbox set aside"_s, [] { return text::outboxSetAsideText({.setAside = u"o.corrupt-1"_s}); }});
    all.append({u"rows given up"_s, [] { return text::droppedText({.droppedRows = 7}); }});
    all.append({u"after an unclean stop"_s, [] { return text::checkText(journal::StorageState::Check::Running); }});
}

void addLine(QList<Trouble> &all)
{
    using Phase = bot::ConnectionChanged::Phase;
    const auto sentence = [](const bot::ConnectionChanged &state) {
        const text::ConnectionText words = text::connectionText(state, catalogue());
        return words.word + u": "_s + words.sentence;
    };
    for (const int code : {0, 1000, 1006, 4001, 4002, 4004, 4006, 4007, 4008, 4009, 4010, 4011, 4012, 4013, 4014, 4900,
             4903, 4914, 4915, 4999}) {
        for (const Phase phase : {Phase::Waiting, Phase::Stopped})
            all.append({u"line %1, %2"_s.arg(int(phase)).arg(code),
                [=] { return sentence({.phase = phase, .closeCode = code, .tryNumber = 2}); }});
    }
    all.append({u"offline"_s, [=] { return sentence({.phase = Phase::Offline}); }});
    all.append({u"no starts left"_s, [=] { return sentence({.phase = Phase::Waiting, .startLimit = true}); }});
    all.append({u"proxy"_s, [=] { return sentence({.phase = Phase::Waiting, .proxyFault = true}); }});
    all.append(
        {u"events"_s, [=] { return sentence({.phase = Phase::Ready, .notGranted = protocol::Intent::Interaction}); }});
    using Kind = bot::CallFailed::Kind;
    for (const QString &call : {u"token"_s, u"gateway"_s}) {
        for (const auto &[code, word] : {std::pair(0, u"timeout"_s), std::pair(0, u"connect"_s), std::pair(0, u"tls"_s),
                 std::pair(0, u"proxy"_s), std::pair(0, u"unreadable"_s), std::pair(100016, u"x"_s),
                 std::pair(11298, u"x"_s), std::pair(502, u"x"_s)})
            all.append({u"%1: %2 %3"_s.arg(call, word).arg(code), [=, code = code, word = word] {
                            return text::callFailedText(
                                {.call = call, .code = code, .message = word, .kind = Kind::Passing});
                        }});
    }
}

void addFiles(QList<Trouble> &all)
{
    using Import = importer::ImportError::Kind;
    for (const Import kind : {Import::Binary, Import::NoDecoder, Import::UnknownFormat, Import::Damaged,
             Import::Truncated, Import::Bomb, Import::Empty, Import::NotALog})
        all.append({u"log %1"_s.arg(int(kind)), [kind] { return text::importErrorText({kind, 12}); }});
    all.append({u"log that cannot be kept"_s,
        [] { return text::logErrorText({.format = {}, .file = {}, .journal = journal::JournalError{}}); }});
    all.append({u"log that is a folder"_s,
        [] { return text::logErrorText({.format = {}, .file = {}, .journal = {}, .isFolder = true}); }});
    all.append({u"logs' folder"_s,
        [] { return text::logErrorText({.format = {}, .file = {}, .journal = {}, .unwritable = u"/i"_s}); }});
    using Export = exporting::ExportError::Kind;
    for (const Export kind : {Export::CannotRead, Export::CannotWrite, Export::NoOrdinaryFile, Export::Cancelled})
        all.append({u"export %1"_s.arg(int(kind)), [kind] { return text::exportErrorText({kind, {}}, u"x.har"_s); }});
    for (const bool isSaved : {false, true})
        all.append({u"bots damaged %1"_s.arg(isSaved), [isSaved] {
                        return text::profilesTroubleText(
                            {.path = u"/p.ini"_s, .keptAs = u"/p.corrupt-1"_s, .isSaved = isSaved});
                    }});
    all.append({u"bots stay damaged"_s, [] { return text::profilesTroubleText({.path = u"/p.ini"_s}); }});
    all.append(
        {u"bots unreadable"_s, [] { return text::profilesTroubleText({.path = u"/p.ini"_s, .isReadable = false}); }});
    using Keyring = keyring::KeyringError::Kind;
    for (const Keyring kind : {Keyring::NotFound, Keyring::Denied, Keyring::Unavailable, Keyring::Other})
        all.append({u"keyring %1"_s.arg(int(kind)), [kind] { return text::keyringText({kind, {}}); }});
}

void addValues(QList<Trouble> &all)
{
    namespace keys = config::keys;
    for (const auto key : {keys::days, keys::megabytes, keys::theme, keys::language, keys::proxy, keys::notifies,
             keys::names, keys::quietFrom, keys::quietTo, keys::tray, keys::staysInTray, keys::asksOnClosing})
        all.append({u"setting "_s + key, [key] { return text::badSettingText({key, u"?"_s}); }});
    all.append({u"settings file"_s, [] { return text::badSettingText({{}, u"/s.ini"_s}); }});
    using config::NumberFault;
    for (const NumberFault fault : {NumberFault::Empty, NumberFault::NotWhole, NumberFault::TooLarge})
        all.append({u"number %1"_s.arg(int(fault)), [fault] { return text::numberFaultText(fault, 9); }});
    using config::WayOutFault;
    for (const WayOutFault fault : {WayOutFault::NoAddress, WayOutFault::NoPort, WayOutFault::BadHost,
             WayOutFault::BadPort, WayOutFault::HasPassword, WayOutFault::Unknown})
        all.append({u"proxy %1"_s.arg(int(fault)), [fault] { return text::wayOutFaultText(fault); }});
    all.append({u"time"_s, [] { return text::timeFaultText(); }});
    using bot::SendTestFault;
    for (const SendTestFault fault : {SendTestFault::NoPeer, SendTestFault::NoAnchor, SendTestFault::Count,
             SendTestFault::Pause, SendTestFault::EmptyText})
        all.append({u"send test %1"_s.arg(int(fault)), [fault] { return text::faultText(fault); }});
    for (const QString &expression : {u"("_s, u"\"a"_s, u"re:/(/"_s, u"code:x"_s, u"age:x"_s, u"state:x"_s,
             QString(5'000, u'('), QString(100'000, u'x')}) {
        const auto read = filter::parse(expression);
        if (!read)
            all.append(
                {u"filter "_s + expression.left(9), [error = read.error()] { return text::filterErrorText(error); }});
    }
}

QList<Trouble> troubles()
{
    QList<Trouble> all;
    addDisks(all);
    addLine(all);
    addFiles(all);
    addValues(all);
    return all;
}

/// Names stay as they are: what the English sentence has in Latin letters the Chinese one may have, too, and the names
/// of fields.
QStringList foreignWords(const test::Said &said)
{
    static const QRegularExpression latin(u"[A-Za-z]{2,}"_s);
    QStringList foreign;
    for (auto words = latin.globalMatch(said.chinese); words.hasNext();) {
        const QString word = words.next().captured();
        if (!said.english.contains(word, Qt::CaseInsensitive) && word != "seq"_L1 && word != "intents"_L1)
            foreign.append(word);
    }
    return foreign;
}

/// A comma or a colon of Latin text after a Han character.
bool hasForeignPunctuation(const QString &text)
{
    static const QRegularExpression form(u"\\p{Han}[,;:!?](\\p{Han}|$)"_s);
    return QString(text).remove(u"主机:端口"_s).contains(form); // as it is typed
}

bool hasHan(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.script() == QChar::Script_Han; });
}

} // namespace

/// Whatever goes wrong has its sentence in both languages.
class tst_BothLanguages : public QObject
{
    Q_OBJECT
private slots:
    void everyTroubleHasItsSentence_data()
    {
        QTest::addColumn<int>("number");
        const QList<Trouble> all = troubles();
        QVERIFY(all.size() > 120);
        for (int i = 0; i < all.size(); ++i)
            QTest::addRow("%s", qPrintable(all[i].name)) << i;
    }
    void everyTroubleHasItsSentence()
    {
        QFETCH(int, number);
        const Trouble trouble = troubles()[number];
        const test::Said said = test::inBoth(trouble.said);
        const QByteArray both = u"%1\n%2"_s.arg(said.english, said.chinese).toUtf8();
        QVERIFY2(said.english.size() > 10 && !hasHan(said.english), both.constData());
        QVERIFY2(said.english.size() < 400 && hasHan(said.chinese), both.constData());
        QVERIFY2(foreignWords(said).isEmpty(), both.constData());
        QVERIFY2(!hasForeignPunctuation(said.chinese), both.constData());
    }
};

QTEST_GUILESS_MAIN(tst_BothLanguages)
#include "tst_bothlanguages.moc"
