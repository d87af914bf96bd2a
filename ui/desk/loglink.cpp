#include "ui/desk/loglink.h"

#include "app/imports/originals.h"

namespace ui {

using imports::Library;

std::unique_ptr<LogDesk> linkLogs(Library &library)
{
    auto made = std::make_unique<LogDesk>();
    LogDesk *desk = made.get();
    QObject::connect(desk, &LogDesk::readWanted, &library, &Library::read);
    QObject::connect(desk, &LogDesk::followWanted, &library, &Library::follow);
    QObject::connect(desk, &LogDesk::endFollowingWanted, &library, &Library::endFollowing);
    QObject::connect(&library, &Library::followingFailed, desk, &LogDesk::followingFailed);
    QObject::connect(&library, &Library::followsNext, desk, &LogDesk::followsNext);
    QObject::connect(desk, &LogDesk::pasteWanted, &library, &Library::readText);
    QObject::connect(desk, &LogDesk::cancelWanted, &library, &Library::cancel);
    QObject::connect(desk, &LogDesk::removeWanted, &library, &Library::remove);
    QObject::connect(desk, &LogDesk::bindWanted, &library, &Library::bind);
    QObject::connect(&library, &Library::logsChanged, desk, &LogDesk::setLogs);
    QObject::connect(&library, &Library::progressed, desk,
        [desk](quint64 request, const QString &name, const imports::Progress &progress) {
            desk->setReading(request, {name, progress});
        });
    QObject::connect(&library, &Library::gaveUp, desk, &LogDesk::endReading);
    QObject::connect(&library, &Library::finished, desk, [desk](quint64 request, const imports::Log &log, bool isNew) {
        desk->endReading(request);
        emit desk->finished(request, log, isNew);
    });
    QObject::connect(
        &library, &Library::failed, desk, [desk](quint64 request, const QString &name, const imports::LogError &error) {
            desk->endReading(request);
            emit desk->failed(request, name, error);
        });
    auto *originals = new imports::Originals(library, desk);
    QObject::connect(desk, &LogDesk::originalWanted, originals, &imports::Originals::read);
    QObject::connect(desk, &LogDesk::originalCancelled, originals, &imports::Originals::cancel);
    QObject::connect(originals, &imports::Originals::found, desk, &LogDesk::originalFound);
    desk->setLogs(library.logs());
    return made;
}

} // namespace ui
