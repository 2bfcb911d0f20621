#ifndef C_FAULTY_DISK_H
#define C_FAULTY_DISK_H

/// Stands between SQLite and the disk in this process, for the files below armed folders; all others go straight on.
///
/// Returns 0, or SQLite's code for why it can't.
int cfd_install(void);

/// What a disk does from its n-th change on.
enum cfd_fault {
    /// It refuses that one change and does all others.
    CFD_ONCE,
    /// It refuses that change and all after it.
    CFD_FROM_THEN_ON,
    /// It carries out half of that write, refuses it, and refuses all after it.
    CFD_TORN,
};

/// Arms a folder's disk: its n-th change from now on, counted from 1, fails; 0 never, and only counts.
///
/// A change is a write, a cut or a sync of a database, its log or its journal. There may be 64 armed folders.
int cfd_arm(const char *folder, long n, enum cfd_fault fault);

/// How many changes there were since a folder was armed, failed ones included.
long cfd_count(const char *folder);

/// Lets a folder's disk be whole again, for good.
void cfd_disarm(const char *folder);

#endif
