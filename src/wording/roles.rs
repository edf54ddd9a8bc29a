//! What people are and do: offices, professions, kin, and which of them one person seldom is at once.
